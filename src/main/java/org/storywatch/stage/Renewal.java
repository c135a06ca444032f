package org.storywatch.stage;

import java.time.Duration;
import java.time.Instant;

/// When the background was made last: it changes at set times and not from article to article, so
/// that scores can be compared.
///
/// @param at when that was
/// @param articles how many articles the archive had then
record Renewal(Instant at, int articles) {
  static final Renewal NEVER = new Renewal(Instant.EPOCH, 0);

  private static final Duration SOONEST = Duration.ofHours(1);
  private static final Duration LATEST = Duration.ofDays(1);

  /// The archive has to be larger or smaller by one article in so many.
  private static final int PART = 10;

  /// @param now how many articles the archive has
  boolean isDue(int now, Instant time) {
    Duration since = Duration.between(at, time);
    boolean changed = Math.abs((long) now - articles) * PART >= Math.max(1, articles);
    return since.compareTo(SOONEST) >= 0 && (changed || since.compareTo(LATEST) >= 0);
  }
}
