package org.storywatch.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;

/// Asks the cluster from time to time whether it is there, since loops that wait for records do not
/// notice that it is not.
public final class Pulse implements AutoCloseable {
  private final KafkaSettings kafka;
  private final Duration interval;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("pulse").daemon().unstarted(this::run);
  private final Heartbeat heart = new Heartbeat();
  private volatile Condition condition = Condition.well("connected");

  Pulse(KafkaSettings kafka, Duration interval) {
    this.kafka = kafka;
    this.interval = interval;
  }

  /// Begins to ask.
  public void start() {
    thread.start();
  }

  /// How the cluster answered last.
  public Condition condition() {
    return condition;
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  @Override
  public void close() {
    stop.countDown();
    thread.interrupt();
    Ending.await(thread, Duration.ofSeconds(5));
  }

  private void run() {
    try {
      while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        heart.beat();
        ask();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // only close() does this
    } finally {
      heart.end();
    }
  }

  private void ask() throws InterruptedException {
    try {
      Cluster.check(kafka);
      condition = Condition.well("connected");
    } catch (Unreachable e) {
      condition = Condition.trying(String.valueOf(e.getMessage()));
    }
  }
}
