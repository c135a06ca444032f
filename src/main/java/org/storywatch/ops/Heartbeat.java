package org.storywatch.ops;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Shows whether a loop still goes round: it beats each time it does, and one that does not for
/// long is stuck, whatever it said of itself last. Safe for any threads.
public final class Heartbeat {
  /// What takes longest in a round is a mail server that answers drop by drop, four minutes, and a
  /// memory that is read anew, a minute or two.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Duration longest;
  private final LongSupplier nanos;
  private volatile boolean expected;
  private volatile long last;

  /// Nothing is expected of it before its first beat.
  public Heartbeat() {
    this(LONGEST, System::nanoTime);
  }

  /// @param longest between two beats
  /// @param nanos tells the time, see [System#nanoTime]
  public Heartbeat(Duration longest, LongSupplier nanos) {
    this.longest = longest;
    this.nanos = nanos;
  }

  /// The loop goes round.
  public void beat() {
    last = nanos.getAsLong();
    expected = true;
  }

  /// The loop has ended, and says itself how.
  public void end() {
    expected = false;
  }

  /// For how long it has stood still, where that is too long.
  public Optional<Duration> overdue() {
    if (!expected) {
      return Optional.empty();
    }
    Duration still = Duration.ofNanos(nanos.getAsLong() - last);
    return still.compareTo(longest) > 0 ? Optional.of(still) : Optional.empty();
  }
}
