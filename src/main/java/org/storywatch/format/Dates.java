package org.storywatch.format;

import com.rometools.rome.io.impl.DateParser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Locale;

/// Reads dates as feeds write them.
final class Dates {
  private Dates() {}

  /// The instant, [Instant#EPOCH] where there is none to be made out.
  static Instant parse(String written) {
    try {
      return OffsetDateTime.parse(written.strip()).toInstant();
    } catch (DateTimeParseException e) {
      Date date = DateParser.parseDate(written.strip(), Locale.ROOT);
      return date == null ? Instant.EPOCH : date.toInstant();
    }
  }
}
