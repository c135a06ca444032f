package org.storywatch.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day, a month or a year of the calendar, in UTC.
///
/// @param start its first moment
/// @param end the first moment after it
record Period(Instant start, Instant end) {
  private static final Pattern FORM = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

  /// @param text such as `2031-03-04`, `2031-03` or `2031`
  static Optional<Period> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean month = parts.group(2) != null;
    boolean day = parts.group(3) != null;
    try {
      LocalDate first =
          LocalDate.of(
              Integer.parseInt(parts.group(1)),
              month ? Integer.parseInt(parts.group(2)) : 1,
              day ? Integer.parseInt(parts.group(3)) : 1);
      LocalDate next = day ? first.plusDays(1) : month ? first.plusMonths(1) : first.plusYears(1);
      return Optional.of(new Period(at(first), at(next)));
    } catch (DateTimeException e) {
      return Optional.empty(); // such as the 30th of February
    }
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
