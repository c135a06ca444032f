package org.storywatch.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// When a feed says, in its own text, that it wants to be read: `ttl`, `skipHours` and `skipDays`
/// of RSS 2.0, `updatePeriod` and `updateFrequency` of the syndication module.
///
/// @param interval not more often than this; zero where it does not say
/// @param skipHours hours of the day, 0 to 23 in UTC, in which it is not to be read
/// @param skipDays days in UTC on which it is not to be read
public record Wishes(Duration interval, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
  /// Says nothing.
  public static final Wishes NONE = new Wishes(Duration.ZERO, Set.of(), Set.of());

  private static final int HOURS_OF_WEEK = 7 * 24;

  /// Copies the sets.
  public Wishes {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /// The first moment from then on that is in no skipped hour or day; the same moment when none is
  /// left.
  public Instant allowed(Instant at) {
    ZonedDateTime moment = at.atZone(ZoneOffset.UTC);
    for (int hour = 0; hour <= HOURS_OF_WEEK; hour++) {
      if (!skipHours.contains(moment.getHour()) && !skipDays.contains(moment.getDayOfWeek())) {
        return moment.toInstant();
      }
      moment = moment.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return at;
  }
}
