package org.storywatch.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Article;
import org.storywatch.article.Link;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Seen;
import org.storywatch.format.FeedParser;
import org.storywatch.fulltext.When;
import org.storywatch.net.Outbound;

/// Polls the feeds of the list whose shards this process owns, each in its turn, and publishes what
/// is new.
///
/// A poll keeps its place among the [#AT_ONCE] until it is published: when the sink fails, polling
/// comes to rest by itself and little is held in memory.
public final class Polling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Polling.class);
  private static final int AT_ONCE = 64;
  private static final Duration FETCH_GRACE = Duration.ofSeconds(5);
  private static final Duration PUBLISH_GRACE = Duration.ofSeconds(10);

  private final Newsdesk desk;
  private final Poller poller;
  private final Press press;
  private final Turns turns;
  private final Roster roster;
  private final Hosts hosts = new Hosts();
  private final Reading reading;
  private final FeedMeters meters;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread scheduler = Thread.ofVirtual().name("feed-turns").unstarted(this::schedule);
  private final Thread publisher;
  private volatile boolean closing;

  /// Polls nothing until there is a list and a shard is taken.
  ///
  /// @param fullText when the pages of articles are read, where the feed list does not say
  public Polling(
      Outbound outbound,
      ArticleSink sink,
      PollSchedule schedule,
      When fullText,
      InstantSource clock,
      MeterRegistry registry) {
    this.clock = clock;
    this.desk = new Newsdesk(schedule);
    this.reading = new Reading(outbound, fullText, clock);
    this.poller = new Poller(outbound, new FeedParser(), clock);
    this.turns = new Turns(clock);
    this.roster = new Roster(sink::shard);
    this.meters = new FeedMeters(registry, this::states, clock);
    this.press = new Press(desk, roster, sink, meters, this::published);
    this.publisher = Thread.ofVirtual().name("feed-press").unstarted(press);
  }

  /// Begins to poll.
  public void start() {
    publisher.start();
    scheduler.start();
  }

  /// Polls these feeds from now on, and no others.
  public void list(List<Feed> feeds) {
    begin(roster.list(feeds));
  }

  /// These shards are ours from now on.
  ///
  /// @param stored what is remembered of feeds
  /// @param seen the entries of feeds, also of those of other shards and of those that are not in
  ///   the list: their articles are known
  public void take(Set<Integer> shards, Collection<FeedState> stored, Collection<Seen> seen) {
    stored.forEach(desk::keep);
    seen.forEach(desk::keep);
    begin(roster.take(shards));
  }

  /// This shard is not ours any more. Returns when nothing of it is being published.
  public void drop(int shard) {
    roster.drop(shard);
    press.awaitEnd(shard);
  }

  /// Another process has polled a feed.
  public void heard(FeedState state) {
    if (!roster.owns(state.feed())) {
      desk.hear(state);
    }
  }

  /// Another process has read a feed.
  public void heard(Seen seen) {
    if (!roster.owns(seen.feed())) {
      desk.hear(seen);
    }
  }

  /// The states of all feeds that are polled here, in the order of the feed list.
  public List<FeedState> states() {
    return roster.feeds().stream().map(desk::state).toList();
  }

  /// What keeps articles from being published, in words; empty when nothing does.
  public Optional<String> trouble() {
    return press.trouble();
  }

  /// Whether it gave up; the program must be started again.
  public boolean dead() {
    return press.dead();
  }

  /// Starts no more polls and publishes those that are done or nearly so. Takes 16 seconds at most;
  /// what is not published by then will be polled again after the next start.
  @Override
  public void close() {
    closing = true;
    scheduler.interrupt();
    polls.shutdown();
    try {
      if (!polls.awaitTermination(FETCH_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        polls.shutdownNow();
        polls.awaitTermination(1, TimeUnit.SECONDS);
      }
      press.finish();
      if (publisher.getState() != Thread.State.NEW && !publisher.join(PUBLISH_GRACE)) {
        log.warn("Stopped before all articles were published; they will be read again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      polls.shutdownNow();
      publisher.interrupt();
    }
  }

  private void begin(List<Turn> begun) {
    for (Turn turn : begun) {
      FeedState state = desk.state(turn.feed());
      hold(state);
      turns.add(turn, first(state));
    }
  }

  // What our own settings refused may be allowed by the settings of this start.
  private Instant first(FeedState state) {
    return state.outcome() == FeedState.Outcome.REFUSED ? clock.instant() : state.next();
  }

  private void hold(FeedState state) {
    if (state.outcome() == FeedState.Outcome.LIMITED) {
      hosts.hold(state.url(), state.next());
    }
  }

  private void schedule() {
    try {
      while (!closing) {
        Turn turn = turns.take();
        if (roster.current(turn)) {
          polls.execute(() -> poll(turn));
        }
      }
    } catch (InterruptedException e) {
      log.debug("No more polls", e);
    }
  }

  private void poll(Turn turn) {
    FeedState state = desk.state(turn.feed());
    try {
      Optional<Polled> poll = fetch(turn, state);
      if (poll.isPresent()) {
        press.add(withPages(poll.get()));
      }
    } catch (InterruptedException e) {
      log.debug("Called off the poll of {}", Link.shown(state.url()));
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
      if (closing) {
        return Optional.empty();
      }
      Fetch fetch = meters.timed(() -> fetchOrSay(state));
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
    if (!(poll.fetch() instanceof Fetch.Fetched)) {
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

  private void published(List<Polled> done) {
    places.release(done.size());
    for (Polled poll : done) {
      FeedState state = desk.state(poll.feed());
      hold(state);
      turns.add(poll.turn(), state.next());
    }
  }
}
