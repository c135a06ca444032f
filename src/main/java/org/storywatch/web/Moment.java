package org.storywatch.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// A time as the page shows it: in UTC, until the script puts it into the reader's zone.
///
/// @param iso for machines
/// @param words for people
public record Moment(String iso, String words) {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// What a time is on the page.
  public static Moment of(Instant at) {
    return new Moment(at.toString(), WORDS.format(at));
  }

  /// Records say [Instant#EPOCH] for never.
  public static Optional<Moment> unlessNever(Instant at) {
    return at.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(of(at));
  }
}
