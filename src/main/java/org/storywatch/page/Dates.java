package org.storywatch.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads dates as pages tell them to programs: ISO 8601 with its usual slips, and the dates of
/// mails. Without a zone they are taken as UTC.
final class Dates {
  /// Nothing on the web is older.
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
  private static final int LONGEST = 40;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Dates() {}

  /// The first that can be read, [Instant#EPOCH] where none can.
  static Instant first(Stream<String> written) {
    return written.flatMap(one -> read(one.strip()).stream()).findFirst().orElse(Instant.EPOCH);
  }

  private static Optional<Instant> read(String written) {
    if (written.isEmpty() || written.length() > LONGEST) {
      return Optional.empty();
    }
    return Stream.of(ISO, DateTimeFormatter.RFC_1123_DATE_TIME)
        .flatMap(format -> read(written, format).stream())
        .filter(date -> date.isAfter(FIRST) && date.isBefore(LAST))
        .findFirst();
  }

  private static Optional<Instant> read(String written, DateTimeFormatter format) {
    try {
      TemporalAccessor date =
          format.parseBest(written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (date) {
            case OffsetDateTime whole -> whole.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> Instant.EPOCH;
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
