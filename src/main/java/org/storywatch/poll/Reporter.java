package org.storywatch.poll;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Article;
import org.storywatch.article.Link;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Said;
import org.storywatch.websub.Word;

/// Brings what comes of a feed to the [Press]: polls it, asks its hub, hears its hub. Every call
/// waits for what it asks for.
///
/// Each keeps its place among the [#AT_ONCE] until it is published: when that fails, all comes to
/// rest by itself and little is held in memory.
final class Reporter {
  private static final Logger log = LoggerFactory.getLogger(Reporter.class);
  private static final int AT_ONCE = 64;

  private final Poller poller;
  private final Switchboard switchboard;
  private final Reading reading;
  private final Hosts hosts;
  private final Newsdesk desk;
  private final Turns turns;
  private final Press press;
  private final FeedMeters meters;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile boolean ending;

  Reporter(
      Poller poller,
      Switchboard switchboard,
      Reading reading,
      Hosts hosts,
      Newsdesk desk,
      Turns turns,
      Press press,
      FeedMeters meters,
      InstantSource clock) {
    this.poller = poller;
    this.switchboard = switchboard;
    this.reading = reading;
    this.hosts = hosts;
    this.desk = desk;
    this.turns = turns;
    this.press = press;
    this.meters = meters;
    this.clock = clock;
  }

  /// Gives back the places of what was published.
  void published(int number) {
    places.release(number);
  }

  /// Begins no more polls.
  void end() {
    ending = true;
  }

  /// Polls a feed, unless its host is to be left alone now.
  void poll(Turn turn) throws InterruptedException {
    FeedState state = desk.state(turn.feed());
    Optional<Polled> poll = fetch(turn, state);
    if (poll.isPresent()) {
      press.add(withPages(poll.get()));
    }
  }

  /// Asks the hub of a feed to tell of it, if it could reach us.
  void ask(Turn turn) throws InterruptedException {
    Optional<Said> asked = switchboard.ask(desk.state(turn.feed()), clock.instant());
    if (asked.isPresent()) {
      places.acquire();
      press.add(new Polled(turn, asked.get(), clock.instant()));
    }
  }

  /// Hears what the hub of a feed said; where that is not clear, or somebody asks for it, the feed
  /// is polled now, unless it was since.
  void hear(Turn turn, Word word) throws InterruptedException {
    places.acquire();
    FeedState state = desk.state(turn.feed());
    Optional<Said> said = switchboard.read(word, state);
    if (said.isPresent()) {
      meters.told(said.get());
      press.add(withPages(new Polled(turn, said.get(), clock.instant())));
    } else {
      places.release();
      if (state.polled().isBefore(word.at())) {
        turns.move(turn, clock.instant());
      }
    }
  }

  /// Empty when it was not the time for it.
  private Optional<Polled> fetch(Turn turn, FeedState state) throws InterruptedException {
    Semaphore host = hosts.enter(state.url());
    try {
      Instant held = hosts.heldUntil(state.url());
      if (held.isAfter(clock.instant())) {
        turns.add(turn, held);
        return Optional.empty();
      }
      places.acquire();
      if (ending) {
        return Optional.empty();
      }
      Fetch fetch = meters.timed(state.feed(), () -> fetchOrSay(state));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      meters.polled(fetch);
      return Optional.of(new Polled(turn, fetch, clock.instant()));
    } finally {
      host.release();
    }
  }

  // Meanwhile others have its place: pages take longer than feeds.
  private Polled withPages(Polled poll) throws InterruptedException {
    if (poll.news().came().isEmpty()) {
      return poll;
    }
    List<Article> wanted = reading.wanted(poll.feed(), desk.decide(List.of(poll)).articles());
    if (wanted.isEmpty()) {
      return poll;
    }
    places.release();
    Polled full = poll.with(reading.read(wanted));
    places.acquire();
    return full;
  }

  private Fetch fetchOrSay(FeedState state) {
    try {
      return poller.poll(state);
    } catch (RuntimeException e) {
      log.error("Polling {} failed through an error of this program", Link.shown(state.url()), e);
      return new Fetch.Failed("could not be polled: " + e, false);
    }
  }
}
