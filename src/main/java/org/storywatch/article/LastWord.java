package org.storywatch.article;

import java.time.Instant;
import java.util.Optional;

/// The rule for whatever people say more than once of one thing: the last word holds, by the time
/// that stands in it. The clocks of two processes may differ, so a word is dated after the one that
/// it replaces, whatever its own process takes the time to be.
public final class LastWord {
  private LastWord() {}

  /// When a word is said.
  ///
  /// @param known when the last one was said of the same thing, where one is known
  /// @return now, or just after that
  public static Instant at(Instant now, Optional<Instant> known) {
    return known.map(last -> last.plusMillis(1)).filter(next -> next.isAfter(now)).orElse(now);
  }
}
