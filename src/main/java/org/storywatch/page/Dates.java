package org.storywatch.page;

import java.time.Instant;
import java.util.stream.Stream;

/// Which of the dates that a page tells to programs is taken.
final class Dates {
  /// Nothing on the web is older.
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  /// A year or a month alone says too little; `2020-1-14` is short and whole.
  private static final int WHOLE = 9;

  private Dates() {}

  /// The first that can be read and can be true, [Instant#EPOCH] where none is.
  static Instant first(Stream<String> written) {
    return written
        .filter(one -> one.strip().length() >= WHOLE)
        .flatMap(one -> org.storywatch.date.Dates.read(one).stream())
        .filter(date -> date.isAfter(FIRST) && date.isBefore(LAST))
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
