package org.storywatch.format;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/// When a feed says that it changes, and when it does not want to be asked.
///
/// @param ttl how long a copy may be kept (RSS 2.0, `ttl`); zero where it does not say
/// @param period how often it is updated (RSS 1.0, module Syndication, `sy:updatePeriod` divided by
///   `sy:updateFrequency`); zero where it does not say
/// @param skipHours hours of the day, UTC, in which it does not change
/// @param skipDays days, UTC, on which it does not change
public record Rhythm(
    Duration ttl, Duration period, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
  /// It says nothing.
  public static final Rhythm NONE = new Rhythm(Duration.ZERO, Duration.ZERO, Set.of(), Set.of());

  /// Copies the sets.
  public Rhythm {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /// Whether it wants to be left alone at that time. A feed that never wants to be asked does not
  /// mean it.
  public boolean quiet(Instant at) {
    OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
    return (skipHours.size() < 24 && skipHours.contains(time.getHour()))
        || (skipDays.size() < 7 && skipDays.contains(time.getDayOfWeek()));
  }
}
