package org.storywatch.ops;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The pauses of something that tries again and again: each twice the last, up to ten seconds.
/// Being told to stop ends a pause at once.
public final class Backoff {
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final CountDownLatch stop;
  private Duration next = SHORTEST;

  /// @param stop at zero when there is to be no more trying
  public Backoff(CountDownLatch stop) {
    this.stop = stop;
  }

  /// Whether it was told to stop.
  public boolean stopping() {
    return stop.getCount() == 0;
  }

  /// It worked: the next pause is a short one again.
  public void worked() {
    next = SHORTEST;
  }

  /// Waits. An interrupt ends the wait and is kept for the caller to see.
  public void rest() {
    try {
      boolean _ = stop.await(next.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown();
      Thread.currentThread().interrupt();
    }
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
