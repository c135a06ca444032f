package org.storywatch.stream;

import java.time.Duration;

/// Waits for a thread that was asked to end.
final class Ending {
  private Ending() {}

  /// Returns when the thread ended, the time is over, or the caller itself is interrupted.
  static void await(Thread thread, Duration atMost) {
    try {
      thread.join(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
