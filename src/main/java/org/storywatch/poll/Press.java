package org.storywatch.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Link;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.FeedHealth;
import org.storywatch.feed.FeedState;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Heartbeat;

/// The one thread that decides and publishes: it takes all polls that wait, and publishes those of
/// each shard with one call. While a call runs, the next polls gather; and since a call costs a
/// transaction, they gather for [#PACE] after the last one, or until there are enough. The first
/// after a while is published at once.
///
/// When the sink fails, it tries the same edition again until it is taken: nothing counts as seen
/// that was not published. What was polled for a shard that is lost meanwhile is dropped.
final class Press implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Press.class);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final int ENOUGH = 32;
  private static final int NONE = -1;

  /// However little there is to do.
  private static final Duration ROUND = Duration.ofSeconds(10);

  private final Newsdesk desk;
  private final Roster roster;
  private final ArticleSink sink;
  private final FeedMeters meters;
  private final Consumer<List<Polled>> done;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final List<Polled> waiting = new ArrayList<>();
  private boolean ending;

  /// The shard that is being published.
  private int printing = NONE;

  private final Heartbeat heart = new Heartbeat();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean dead;

  /// @param done told of the polls that were published, or dropped
  Press(
      Newsdesk desk,
      Roster roster,
      ArticleSink sink,
      FeedMeters meters,
      Consumer<List<Polled>> done) {
    this.desk = desk;
    this.roster = roster;
    this.sink = sink;
    this.meters = meters;
    this.done = done;
  }

  void add(Polled poll) {
    lock.lock();
    try {
      waiting.add(poll);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Ends it after what waits now.
  void finish() {
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns when nothing of a shard that was lost is being published any more. Other shards may be
  /// stuck meanwhile: what they wait for may be the caller.
  void awaitEnd(int shard) {
    lock.lock();
    try {
      while (printing == shard) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void printing(int shard) {
    lock.lock();
    try {
      printing = shard;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Optional<String> trouble() {
    return trouble;
  }

  Heartbeat heartbeat() {
    return heart;
  }

  boolean dead() {
    return dead;
  }

  @Override
  public void run() {
    try {
      List<Polled> taken = gather(System.nanoTime() - PACE.toNanos());
      while (!taken.isEmpty()) {
        long begun = System.nanoTime();
        Map<Integer, List<Polled>> shards =
            taken.stream()
                .collect(
                    Collectors.groupingBy(
                        poll -> poll.turn().shard(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<Integer, List<Polled>> shard : shards.entrySet()) {
          print(shard.getKey(), shard.getValue());
        }
        taken = gather(begun);
      }
    } catch (InterruptedException e) {
      log.debug("Stopped publishing", e);
    } catch (RuntimeException e) {
      dead = true;
      trouble = Optional.of("the feeds have stopped: " + e);
      log.error("Deciding on entries failed; no feed is polled any more", e);
    } finally {
      heart.end();
    }
  }

  /// Waits for polls.
  ///
  /// @param last when the last call began, in the time of [System#nanoTime()]
  /// @return none when there will be no more
  private List<Polled> gather(long last) throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !ending) {
        heart.beat();
        long _ = changed.awaitNanos(ROUND.toNanos());
      }
      long left = last + PACE.toNanos() - System.nanoTime();
      while (left > 0 && waiting.size() < ENOUGH && !ending) {
        left = changed.awaitNanos(left);
      }
      List<Polled> taken = List.copyOf(waiting);
      waiting.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void print(int shard, List<Polled> all) throws InterruptedException {
    printing(shard);
    try {
      List<Polled> polls = all.stream().filter(poll -> roster.current(poll.turn())).toList();
      if (!polls.isEmpty()) {
        Edition edition = desk.decide(polls);
        if (publish(shard, edition)) {
          edition.states().forEach(after -> tell(desk.state(after), after));
          desk.keep(edition);
          meters.published(edition);
        }
      }
    } finally {
      printing(NONE);
    }
    done.accept(all);
  }

  /// @return false when the shard was lost before it could be published
  private boolean publish(int shard, Edition edition) throws InterruptedException {
    Backoff backoff = new Backoff(new CountDownLatch(1));
    while (roster.owns(shard)) {
      heart.beat();
      try {
        sink.publish(shard, edition.articles(), edition.states(), edition.seen());
        if (trouble.isPresent()) {
          log.info("Articles are published again");
          trouble = Optional.empty();
        }
        return true;
      } catch (RuntimeException e) {
        if (trouble.isEmpty()) {
          log.warn("Articles cannot be published; trying on: {}", e.toString());
        }
        trouble = Optional.of("articles cannot be published: " + e.getMessage());
        backoff.rest();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
    trouble = Optional.empty();
    return false;
  }

  private static void tell(FeedState before, FeedState after) {
    FeedHealth was = FeedHealth.of(before, after.polled());
    FeedHealth is = FeedHealth.of(after, after.polled());
    if (was == is) {
      return;
    }
    switch (is) {
      case UNREAD -> {}
      case HEALTHY -> {
        if (was != FeedHealth.UNREAD) {
          log.info("Feed {} is well again", Link.shown(after.url()));
        }
      }
      case LATE -> log.info("Feed {} is silent for longer than usual", Link.shown(after.url()));
      case FAILING -> log.info("Feed {} {}", Link.shown(after.url()), after.error());
      case GONE ->
          log.info("Feed {} {}; it is not polled any more", Link.shown(after.url()), after.error());
      case QUARANTINED ->
          log.info(
              "Feed {} {}, again; it is polled once a day", Link.shown(after.url()), after.error());
    }
  }
}
