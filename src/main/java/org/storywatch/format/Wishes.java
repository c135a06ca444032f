package org.storywatch.format;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// When a feed says that it changes, and when it does not want to be asked.
///
/// @param ttl how long a copy may be kept (RSS 2.0, `ttl`); zero where it does not say
/// @param period how often it is updated (RSS 1.0, module Syndication, `sy:updatePeriod` divided by
///   `sy:updateFrequency`); zero where it does not say
/// @param skipHours hours of the day, UTC, in which it does not change
/// @param skipDays days, UTC, on which it does not change
public record Wishes(
    Duration ttl, Duration period, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
  /// It says nothing.
  public static final Wishes NONE = new Wishes(Duration.ZERO, Duration.ZERO, Set.of(), Set.of());

  private static final int HOURS_OF_WEEK = 7 * 24;

  /// Copies the sets.
  public Wishes {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /// It wants to be asked no more often than this.
  public Duration interval() {
    return ttl.compareTo(period) >= 0 ? ttl : period;
  }

  /// The first moment from then on in which it may be asked. A feed that never wants to be asked
  /// does not mean it.
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
