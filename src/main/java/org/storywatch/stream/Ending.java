package org.storywatch.stream;

import java.time.Duration;

/// Waits for a thread that was asked to end.
final class Ending {
  private static final Duration HURRY = Duration.ofSeconds(8);
  private static final Duration INTERRUPT = Duration.ofSeconds(12);
  private static final Duration LEAVE = Duration.ofSeconds(15);

  /// However late it is, some time to react.
  private static final Duration LEAST = Duration.ofMillis(500);

  private Ending() {}

  /// Returns when the thread ended, the time is over, or the caller itself is interrupted.
  static void await(Thread thread, Duration atMost) {
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join(atMost);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The same, with more and more emphasis, for 15 seconds after the asking.
  ///
  /// @param asked when the thread was asked to end, see [System#nanoTime]
  /// @param hurry cuts short what it does
  static void press(Thread thread, long asked, Runnable hurry) {
    await(thread, left(asked, HURRY));
    if (thread.isAlive()) {
      hurry.run();
      await(thread, left(asked, INTERRUPT));
    }
    if (thread.isAlive()) {
      thread.interrupt();
      await(thread, left(asked, LEAVE));
    }
  }

  private static Duration left(long asked, Duration until) {
    Duration left = until.minusNanos(System.nanoTime() - asked);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}
