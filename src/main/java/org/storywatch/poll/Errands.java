package org.storywatch.poll;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.article.Link;

/// What is done about single feeds, each on a thread of its own: one that waits, or fails through
/// an error of this program, keeps back no other. For any threads.
final class Errands {
  private static final Logger log = LoggerFactory.getLogger(Errands.class);
  private static final Duration LAST = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// What somebody is sent for.
  @FunctionalInterface
  interface Errand {
    /// @throws InterruptedException when it was called off
    void run() throws InterruptedException;
  }

  /// Sends somebody for something about this turn's feed; after the end nobody is sent.
  void send(Turn turn, Errand errand) {
    try {
      threads.execute(() -> {
        try {
          errand.run();
        } catch (InterruptedException e) {
          log.debug("Called off {}", Link.shown(turn.feed().url()));
        } catch (RuntimeException e) {
          log.error("{}: an error of this program", Link.shown(turn.feed().url()), e);
        }
      });
    } catch (RejectedExecutionException e) {
      log.debug("Nobody is sent to feeds any more", e);
    }
  }

  /// Sends nobody any more.
  void end() {
    threads.shutdown();
  }

  /// Waits for those who are out, calls them off after this time, and waits a little longer.
  void await(Duration grace) throws InterruptedException {
    if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
      threads.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// Calls off all who are out.
  void callOff() {
    threads.shutdownNow();
  }
}
