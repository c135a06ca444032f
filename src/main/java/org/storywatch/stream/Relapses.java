package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How often something had to begin again of late: once or twice is nothing, but who does it again
/// and again gets nothing done, however well each beginning looks. Safe for any threads.
final class Relapses {
  /// What counts as of late.
  static final Duration SPAN = Duration.ofMinutes(2);

  /// So many are too many.
  static final int MANY = 4;

  private final Deque<Instant> times = new ArrayDeque<>();
  private String last = "";

  /// It begins again.
  ///
  /// @param why in words
  synchronized void add(String why, Instant now) {
    times.addLast(now);
    if (times.size() > MANY) {
      times.removeFirst();
    }
    last = why;
  }

  /// What is wrong, where it is too often.
  synchronized Optional<String> words(Instant now) {
    boolean many = times.size() == MANY && times.getFirst().isAfter(now.minus(SPAN));
    return many
        ? Optional.of(
            "it began again %d times or more within %d s; the last time: %s"
                .formatted(MANY, SPAN.toSeconds(), last))
        : Optional.empty();
  }
}
