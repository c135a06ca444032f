package org.storywatch.live;

import java.time.Duration;

/// Counts changes, and wakes who waits for one. For any threads.
public final class Changes {
  private long count;

  /// Something is different.
  public synchronized void tell() {
    count++;
    notifyAll();
  }

  /// How many changes there were.
  public synchronized long count() {
    return count;
  }

  /// Waits for a change.
  ///
  /// @param seen the count that is known
  /// @param most waits no longer
  /// @return the count now; the known one when nothing changed
  public synchronized long after(long seen, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (count == seen && left > 0) {
      wait(Math.max(1, left / 1_000_000));
      left = end - System.nanoTime();
    }
    return count;
  }
}
