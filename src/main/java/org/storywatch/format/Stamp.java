package org.storywatch.format;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.storywatch.date.Dates;

/// The date of an entry and what it is worth.
record Stamp(Instant instant, Entry.Dating dating) {
  private static final Instant FIRST_FEEDS = Instant.parse("1990-01-01T00:00:00Z");

  /// The first of several dates that can be believed; [Instant#EPOCH] where there is none.
  ///
  /// @param written the better ones first, blank for none
  static Stamp of(Stream<String> written) {
    Stamp best = new Stamp(Instant.EPOCH, Entry.Dating.ABSENT);
    for (String one : (Iterable<String>) written.filter(date -> !date.isBlank())::iterator) {
      Optional<Instant> read = Dates.read(one);
      if (read.isEmpty()) {
        best = best.or(Entry.Dating.UNREADABLE);
      } else if (read.get().isBefore(FIRST_FEEDS)) {
        best = best.or(Entry.Dating.BEFORE_1990);
      } else {
        return new Stamp(read.get(), Entry.Dating.SAID);
      }
    }
    return best;
  }

  private Stamp or(Entry.Dating other) {
    return dating == Entry.Dating.ABSENT ? new Stamp(instant, other) : this;
  }
}
