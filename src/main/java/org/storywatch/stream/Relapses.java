package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.storywatch.ops.Condition;

/// How often something that was well had to begin again of late: once or twice is nothing, but who
/// does it again and again gets nothing done, however well each beginning looks. Safe for any
/// threads.
final class Relapses {
  /// What counts as of late.
  static final Duration SPAN = Duration.ofMinutes(2);

  /// So many are too many.
  static final int MANY = 4;

  private final Deque<Instant> times = new ArrayDeque<>();
  private String last = "";

  /// It begins again.
  ///
  /// @param before how it was; what was not well before has not begun in between
  /// @param why in words
  synchronized void add(Condition before, String why, Instant now) {
    if (before.level() != Condition.Level.WELL) {
      return;
    }
    times.addLast(now);
    if (times.size() > MANY) {
      times.removeFirst();
    }
    last = why;
  }

  /// How it is, when it is so by itself at this moment.
  Condition over(Condition moment, Instant now) {
    return moment.level() == Condition.Level.WELL
        ? words(now).map(Condition::trying).orElse(moment)
        : moment;
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
