package org.storywatch.ledger;

import java.time.Duration;
import java.time.Instant;

/// When an alert that could not be sent is tried again, and when it is given up.
final class Retry {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration GIVE_UP = Duration.ofDays(2);

  /// As many as two days of trouble bring.
  private static final int ENOUGH = 50;

  private Retry() {}

  /// @param attempts how many tries failed, at least 1
  static Instant next(Instant now, int attempts) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  /// Whether an alert is given up. Age alone says nothing of an alert that waited while the program
  /// was off, nor does a number of tries of a program that died in each of them.
  ///
  /// @param created when it arose
  /// @param attempts how many tries failed
  static boolean over(Instant created, int attempts, Instant now) {
    return attempts >= ENOUGH && now.isAfter(created.plus(GIVE_UP));
  }
}
