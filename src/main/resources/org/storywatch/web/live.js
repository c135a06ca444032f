// Keeps the page fresh and puts times into the reader's zone. Without it the page still works.
(() => {
  'use strict';
  const live = document.querySelector('main[data-live]');
  const offline = document.getElementById('offline');
  const said = document.getElementById('said');
  const clock = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
  const date = new Intl.DateTimeFormat(undefined, {
    day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
  const year = new Intl.DateTimeFormat(undefined, {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit'});
  const full = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'long'});

  function localTimes(root) {
    const now = new Date();
    for (const element of root.querySelectorAll('time')) {
      const at = new Date(element.dateTime);
      const form = at.toDateString() === now.toDateString() ? clock
          : at.getFullYear() === now.getFullYear() ? date : year;
      element.textContent = form.format(at);
      element.title = full.format(at);
    }
  }

  function ids(selector) {
    return new Set([...live.querySelectorAll(selector)].map(element => element.id));
  }

  function show(text) {
    const open = ids('details[open]');
    const known = ids('.story');
    const focus = document.activeElement;
    const focused = live.contains(focus)
        ? [focus.tagName, focus.getAttribute('href'), focus.parentElement.id, focus.value] : null;
    const fresh = new DOMParser().parseFromString(text, 'text/html');
    localTimes(fresh);
    live.replaceChildren(...fresh.querySelector('main').childNodes);
    for (const details of live.querySelectorAll('details')) {
      details.open = open.has(details.id);
    }
    const news = [...live.querySelectorAll('.story')].filter(story => !known.has(story.id));
    for (const story of news) {
      story.classList.add('fresh');
    }
    if (news.length > 0) {
      said.textContent = 'New alert: ' + news[0].querySelector('h3').textContent.trim();
    }
    if (focused) {
      const near = [...live.querySelectorAll(focused[0])].filter(element =>
          element.getAttribute('href') === focused[1]
          && element.parentElement.id === focused[2]);
      const same = near.find(element => element.value === focused[3]) ?? near[0];
      same?.focus({preventScroll: true});
    }
  }

  // What the reader did is seen at once; what is asked by itself may be two seconds old.
  let last = '';
  async function read(headers) {
    const answer = await fetch(location.pathname + location.search, {
      headers, cache: 'no-cache', signal: AbortSignal.timeout(5000)});
    if (answer.status === 401) {
      location.reload(); // the session has ended: to the form to log in
      return;
    }
    if (!answer.ok) {
      throw new Error('status ' + answer.status);
    }
    const text = await answer.text();
    offline.hidden = true;
    if (text !== last) {
      last = text;
      show(text);
    }
  }

  async function look() {
    try {
      await read({'X-Unasked': 'yes'});
    } catch {
      offline.hidden = false;
    }
  }

  // The program says when to look. It is asked now and then where it cannot say so, and where it
  // is silent, which may mean that it is gone. Nobody sees a hidden page, which asks for nothing.
  let events = null;
  let silence = 0;
  function hear() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      look();
      listen();
    }, 15000);
  }

  function listen() {
    events?.close();
    events = null;
    clearTimeout(silence);
    if (document.hidden) {
      return;
    }
    events = new EventSource(live.dataset.live);
    events.addEventListener('look', () => {
      hear();
      look();
    });
    events.addEventListener('error', look);
    hear();
  }

  // What cannot be noted this way is sent as without a script, and the answer says why.
  async function say(form, button) {
    const words = new URLSearchParams(new FormData(form, button));
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: words, signal: AbortSignal.timeout(30000)});
      if (!answer.ok) {
        throw new Error('status ' + answer.status);
      }
      await read({});
      said.textContent = button.value === 'none' ? 'Taken back' : 'Noted';
    } catch {
      const verdict = document.createElement('input');
      verdict.type = 'hidden';
      verdict.name = button.name;
      verdict.value = button.value;
      form.append(verdict);
      form.submit();
    }
  }

  localTimes(document);
  if (live) {
    live.addEventListener('submit', event => {
      event.preventDefault();
      say(event.target, event.submitter);
    });
    document.addEventListener('visibilitychange', listen);
    listen();
  }
})();
