// Keeps the page fresh and puts times into the reader's zone. Without it the page still works.
(() => {
  'use strict';
  const live = document.getElementById('live');
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
        ? [focus.tagName, focus.getAttribute('href'), focus.parentElement.id] : null;
    const fresh = new DOMParser().parseFromString(text, 'text/html');
    localTimes(fresh);
    live.replaceChildren(...fresh.body.childNodes);
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
      const same = [...live.querySelectorAll(focused[0])].find(element =>
          element.getAttribute('href') === focused[1]
          && element.parentElement.id === focused[2]);
      same?.focus({preventScroll: true});
    }
  }

  let last = '';
  async function look() {
    if (!document.hidden) {
      try {
        const answer = await fetch('fragment', {
          cache: 'no-cache', signal: AbortSignal.timeout(5000)});
        if (!answer.ok) {
          throw new Error('status ' + answer.status);
        }
        const text = await answer.text();
        offline.hidden = true;
        if (text !== last) {
          last = text;
          show(text);
        }
      } catch {
        offline.hidden = false;
      }
    }
    setTimeout(look, 2000);
  }

  localTimes(document);
  if (live) {
    setTimeout(look, 2000);
  }
})();
