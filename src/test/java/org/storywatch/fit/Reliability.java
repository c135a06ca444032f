package org.storywatch.fit;

import java.util.Locale;
import org.storywatch.fit.Trial.Kind;

/// Whether a score means what it says: of the articles of about one score, how many there were and
/// which share was of the story.
final class Reliability {
  private static final double[] LIMITS = {0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

  private final long[] all = new long[LIMITS.length];
  private final long[] own = new long[LIMITS.length];
  private final double[] sums = new double[LIMITS.length];

  Reliability add(Trial trial, double[][] scores) {
    for (int profile = 0; profile < scores.length; profile++) {
      Kind[] kinds = trial.kinds(profile);
      for (int i = 0; i < scores[profile].length; i++) {
        if (kinds[i] != Kind.SKIPPED) {
          add(scores[profile][i], kinds[i] == Kind.OWN);
        }
      }
    }
    return this;
  }

  void add(double score, boolean isOwn) {
    int bin = 0;
    while (score >= LIMITS[bin] && bin < LIMITS.length - 1) {
      bin++;
    }
    all[bin]++;
    sums[bin] += score;
    own[bin] += isOwn ? 1 : 0;
  }

  /// @return a line for each range of scores
  String table() {
    StringBuilder table = new StringBuilder();
    double from = 0;
    for (int bin = 0; bin < LIMITS.length; bin++) {
      if (all[bin] > 0) {
        table.append(
            String.format(
                Locale.ROOT,
                "  %.2f to %.2f: %7d articles, mean score %.3f, of the story %.3f%n",
                from,
                LIMITS[bin],
                all[bin],
                sums[bin] / all[bin],
                (double) own[bin] / all[bin]));
      }
      from = LIMITS[bin];
    }
    return table.toString();
  }
}
