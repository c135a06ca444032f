package org.storywatch.match;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.storywatch.article.Article;
import org.storywatch.profile.Sensitivity;

/// What a profile whose sensitivity is a number of false alerts met in the last weeks, and where
/// its line lies therefore. The same articles give the same line, in whichever order they are heard
/// of: what is ahead of the topic comes in another order than in it.
final class Lately {
  private static final int WEEKS = 4;

  private static final Duration SPAN = Duration.ofDays(7L * WEEKS);

  /// More articles than this in [#SPAN] are no question of the line any more.
  private static final int MOST = 1_000;

  private record Met(Instant time, String article, double score) {
    static final Comparator<Met> BY_TIME =
        Comparator.comparing(Met::time).thenComparing(Met::article);
  }

  private final TreeSet<Met> met;

  Lately() {
    this.met = new TreeSet<>(Met.BY_TIME);
  }

  Lately(Lately other) {
    this.met = new TreeSet<>(other.met);
  }

  void add(double score, Article article) {
    met.add(new Met(article.fetched(), article.id(), score));
    Instant begin = met.last().time().minus(SPAN);
    while (met.size() > MOST || met.first().time().isBefore(begin)) {
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
