package org.storywatch.feedlist;

import java.time.Duration;

/// A length of time in the words that people use for it, such as `3 hours`.
final class Spell {
  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  private Spell() {}

  /// Rounded down, from one minute on; in the unit of which there are two at least, or one minute.
  static String of(Duration length) {
    long minutes = Math.max(1, length.toMinutes());
    if (minutes >= 2 * DAY) {
      return minutes / DAY + " days";
    }
    if (minutes >= 2 * HOUR) {
      return minutes / HOUR + " hours";
    }
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }
}
