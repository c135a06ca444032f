package org.storywatch.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// How often a subscriber wants to hear.
public enum Cadence {
  /// One mail for each development, as soon as it is found.
  IMMEDIATE,
  /// At most one mail an hour, for all that came in it.
  HOURLY,
  /// At most one mail a day.
  DAILY;

  /// When an alert that arose then is to be sent.
  ///
  /// @param hour of a daily digest, 0 to 23; where a clock that is put forward skips it, the next
  ///   that there is
  /// @param zone in which it is that hour
  public Instant due(Instant created, int hour, ZoneId zone) {
    return switch (this) {
      case IMMEDIATE -> created;
      case HOURLY -> created.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
      case DAILY -> {
        ZonedDateTime today = created.atZone(zone).truncatedTo(ChronoUnit.DAYS).withHour(hour);
        yield today.toInstant().isAfter(created)
            ? today.toInstant()
            : today.plusDays(1).withHour(hour).toInstant();
      }
    };
  }
}
