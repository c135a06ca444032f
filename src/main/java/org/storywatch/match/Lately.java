package org.storywatch.match;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.storywatch.profile.Sensitivity;

/// What a profile whose sensitivity is a number of false alerts met in the last weeks, and where
/// its line lies therefore.
final class Lately {
  private static final int WEEKS = 4;

  private static final Duration SPAN = Duration.ofDays(7L * WEEKS);

  /// More articles than this in [#SPAN] are no question of the line any more.
  private static final int MOST = 1_000;

  private record Met(double score, Instant time) {}

  private final Deque<Met> met;

  Lately() {
    this.met = new ArrayDeque<>();
  }

  Lately(Lately other) {
    this.met = new ArrayDeque<>(other.met);
  }

  /// @param time when the article came
  void add(double score, Instant time) {
    met.addLast(new Met(score, time));
    while (met.size() > MOST || Duration.between(met.getFirst().time(), time).compareTo(SPAN) > 0) {
      met.removeFirst();
    }
  }

  /// @return the score from which the profile tells now
  double line(Sensitivity sensitivity) {
    return sensitivity
        .falseAlerts()
        .map(allowed ->
            FalseAlerts.line(
                met.stream().map(Met::score).toList(), WEEKS * allowed, sensitivity.lowest()))
        .orElse(sensitivity.least());
  }
}
