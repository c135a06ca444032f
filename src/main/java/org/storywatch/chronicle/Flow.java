package org.storywatch.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How much is told of one profile: a flood begins where more is told within a day than usual, and
/// ends when a day has fallen below half of that. A function of when something was told, so it is
/// the same after a restart.
final class Flow {
  private static final Duration DAY = Duration.ofDays(1);

  private final int usual;
  private final Deque<Instant> day = new ArrayDeque<>();
  private boolean flood;

  /// @param usual how much may be told within a day; 0 for anything
  Flow(int usual) {
    this.usual = usual;
  }

  /// Something is told, not before what was told last.
  ///
  /// @return whether a flood begins with it
  boolean add(Instant told) {
    boolean before = isFlood(told);
    day.addLast(told);
    flood = before || (usual > 0 && day.size() > usual);
    return flood && !before;
  }

  /// Whether there is a flood at a time that is not before the last telling.
  boolean isFlood(Instant now) {
    int told = lastDay(now);
    flood = flood && told * 2 >= usual;
    return flood;
  }

  /// How much was told in the day before.
  int lastDay(Instant now) {
    Instant from = now.minus(DAY);
    while (!day.isEmpty() && !day.getFirst().isAfter(from)) {
      day.removeFirst();
    }
    return day.size();
  }
}
