package org.storywatch.story;

import java.time.Duration;
import java.time.Instant;

/// How alive a thread of a story is.
public enum Life {
  /// Something came lately.
  ACTIVE,
  /// Nothing came for a while.
  DORMANT,
  /// Something new comes after a while.
  REVIVED;

  /// News of one thing comes in bursts; what comes after so long is no part of the burst.
  public static final Duration QUIET = Duration.ofDays(14);

  /// @param last when its last article was published
  public static Life at(Instant now, Instant last) {
    return isLong(last, now) ? DORMANT : ACTIVE;
  }

  /// The life of a thread in which something new comes.
  ///
  /// @param before when its last article before was published
  public static Life with(Instant next, Instant before) {
    return isLong(before, next) ? REVIVED : ACTIVE;
  }

  private static boolean isLong(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(QUIET) > 0;
  }
}
