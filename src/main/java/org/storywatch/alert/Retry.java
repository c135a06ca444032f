package org.storywatch.alert;

import java.time.Duration;
import java.time.Instant;

/// When an alert that could not be sent is tried again, and when it is given up.
final class Retry {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration GIVE_UP = Duration.ofDays(2);

  private Retry() {}

  /// @param attempts how many tries failed, at least 1
  static Instant next(Instant now, int attempts) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  /// Whether an alert that arose then is too old to be tried again.
  static boolean over(Instant created, Instant now) {
    return now.isAfter(created.plus(GIVE_UP));
  }
}
