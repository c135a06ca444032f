package org.storywatch.feed;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Link;
import org.storywatch.format.FeedParser;
import org.storywatch.net.Outbound;

/// Polls all feeds, each in its turn, and publishes what is new.
///
/// A poll keeps its place among the [#AT_ONCE] until it is published: when the sink fails, polling
/// comes to rest by itself and little is held in memory. Polls that wait for a busy host hold no
/// place, so one slow host does not delay the others.
public final class Polling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Polling.class);
  private static final int AT_ONCE = 64;
  private static final int PER_HOST = 2;
  private static final Duration FETCH_GRACE = Duration.ofSeconds(5);
  private static final Duration PUBLISH_GRACE = Duration.ofSeconds(10);

  private final List<Feed> feeds;
  private final Newsdesk desk;
  private final Poller poller;
  private final Press press;
  private final Turns turns;
  private final FeedMeters meters;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
  private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread scheduler = Thread.ofVirtual().name("feed-turns").unstarted(this::schedule);
  private final Thread publisher;
  private volatile boolean closing;

  /// Takes the stored states by feed id; also those of feeds that are no longer in the list.
  public Polling(
      List<Feed> feeds,
      Map<String, FeedState> stored,
      Outbound outbound,
      ArticleSink sink,
      PollSchedule schedule,
      InstantSource clock,
      MeterRegistry registry) {
    this.feeds = List.copyOf(feeds);
    this.clock = clock;
    this.desk = new Newsdesk(feeds, stored, schedule);
    this.poller = new Poller(outbound, new FeedParser(), clock);
    this.turns = new Turns(clock);
    this.meters = new FeedMeters(registry, this::states);
    this.press = new Press(desk, sink, meters, this::published);
    this.publisher = Thread.ofVirtual().name("feed-press").unstarted(press);
  }

  /// Begins to poll.
  public void start() {
    feeds.forEach(feed -> turns.add(feed, first(desk.state(feed))));
    publisher.start();
    scheduler.start();
  }

  /// The states of all feeds, in the order of the feed list.
  public List<FeedState> states() {
    return feeds.stream().map(desk::state).toList();
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

  // What our own settings refused may be allowed by the settings of this start.
  private Instant first(FeedState state) {
    return state.outcome() == FeedState.Outcome.REFUSED ? clock.instant() : state.next();
  }

  private void schedule() {
    try {
      while (!closing) {
        Feed feed = turns.take();
        polls.execute(() -> poll(feed));
      }
    } catch (InterruptedException e) {
      log.debug("No more polls", e);
    }
  }

  private void poll(Feed feed) {
    Semaphore host = hosts.computeIfAbsent(Link.host(feed.url()), _ -> new Semaphore(PER_HOST));
    try {
      host.acquire();
      try {
        places.acquire();
        if (closing) {
          return;
        }
        fetch(feed);
      } finally {
        host.release();
      }
    } catch (InterruptedException e) {
      log.debug("Called off the poll of {}", feed.url());
    }
  }

  private void fetch(Feed feed) throws InterruptedException {
    Fetch fetch = meters.timed(() -> fetchOrSay(feed));
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    meters.polled(fetch);
    press.add(new Polled(feed, fetch, clock.instant()));
  }

  private Fetch fetchOrSay(Feed feed) {
    try {
      return poller.poll(feed, desk.state(feed));
    } catch (RuntimeException e) {
      log.error("Polling {} failed through an error of this program", feed.url(), e);
      return new Fetch.Failed("could not be polled: " + e, Duration.ZERO);
    }
  }

  private void published(List<Polled> done) {
    places.release(done.size());
    done.forEach(poll -> turns.add(poll.feed(), desk.state(poll.feed()).next()));
  }
}
