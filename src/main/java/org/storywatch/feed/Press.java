package org.storywatch.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that decides and publishes: it takes all polls that wait, and publishes them with
/// one call. While a call runs, the next polls gather.
///
/// When the sink fails, it tries the same edition again until it is taken: nothing counts as seen
/// that was not published.
final class Press implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Press.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Newsdesk desk;
  private final ArticleSink sink;
  private final FeedMeters meters;
  private final Consumer<List<Polled>> done;
  private final BlockingQueue<Optional<Polled>> waiting = new LinkedBlockingQueue<>();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean dead;

  /// @param done told of the polls whose edition was published
  Press(Newsdesk desk, ArticleSink sink, FeedMeters meters, Consumer<List<Polled>> done) {
    this.desk = desk;
    this.sink = sink;
    this.meters = meters;
    this.done = done;
  }

  void add(Polled poll) {
    waiting.add(Optional.of(poll));
  }

  /// Ends it after what waits now.
  void finish() {
    waiting.add(Optional.empty());
  }

  Optional<String> trouble() {
    return trouble;
  }

  boolean dead() {
    return dead;
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        List<Optional<Polled>> taken = new ArrayList<>();
        taken.add(waiting.take());
        waiting.drainTo(taken);
        more = taken.stream().allMatch(Optional::isPresent);
        print(taken.stream().flatMap(Optional::stream).toList());
      }
    } catch (InterruptedException e) {
      log.debug("Stopped publishing", e);
    } catch (RuntimeException e) {
      dead = true;
      trouble = Optional.of("the feeds have stopped: " + e);
      log.error("Deciding on entries failed; no feed is polled any more", e);
    }
  }

  private void print(List<Polled> polls) throws InterruptedException {
    if (polls.isEmpty()) {
      return;
    }
    Edition edition = desk.decide(polls);
    publish(edition);
    polls.forEach(this::tell);
    desk.keep(edition);
    meters.published(edition);
    done.accept(polls);
  }

  private void publish(Edition edition) throws InterruptedException {
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        sink.publish(edition.articles(), edition.states());
        if (trouble.isPresent()) {
          log.info("Articles are published again");
          trouble = Optional.empty();
        }
        return;
      } catch (RuntimeException e) {
        if (trouble.isEmpty()) {
          log.warn("Articles cannot be published; trying on", e);
        }
        trouble = Optional.of("articles cannot be published: " + e.getMessage());
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void tell(Polled poll) {
    FeedState before = desk.state(poll.feed());
    String error = poll.fetch().error();
    if (!error.isEmpty() && before.failures() == 0) {
      log.info("Feed {} {}", poll.feed().url(), error);
    } else if (error.isEmpty() && before.failures() > 0) {
      log.info("Feed {} is well again", poll.feed().url());
    }
  }
}
