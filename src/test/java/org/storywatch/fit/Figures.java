package org.storywatch.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.storywatch.fit.Trial.Kind;
import org.storywatch.match.Calibration;

/// How well the profiles of a group did, at the program's own decision.
///
/// @param profiles how many
/// @param cost misses and false alarms, as the TDT evaluations weigh them
/// @param misses share of its own articles that a profile missed, in the middle of the profiles
/// @param falseAlarms share of the other articles that it took, in the middle of the profiles
/// @param precision share of all taken articles that were to be taken
/// @param recall share of all articles to be taken that were
/// @param ranking mean average precision of the order by score
/// @param siblings share of the sibling's articles that were taken; 0 without siblings
record Figures(
    int profiles,
    double cost,
    double misses,
    double falseAlarms,
    double precision,
    double recall,
    double ranking,
    double siblings) {
  /// A miss costs 1 and a false alarm 0.1, and one article in fifty is of the story.
  private static final double ALARM = 4.9;

  /// @return the figures of each group, of the profiles that have scores
  static Map<String, Figures> of(Trial trial, double[][] scores) {
    return of(trial, scores, Figures::decided, true);
  }

  /// The same without the order by score, which takes longer than all else.
  static Map<String, Figures> unranked(Trial trial, double[][] scores, DoubleUnaryOperator taken) {
    return of(trial, scores, taken, false);
  }

  static double decided(double score) {
    return score >= Calibration.DECISION ? 1 : 0;
  }

  /// @param taken how far an article of a score is taken, 0..1
  private static Map<String, Figures> of(
      Trial trial, double[][] scores, DoubleUnaryOperator taken, boolean ranked) {
    Map<String, Sums> groups = new TreeMap<>();
    for (int profile = 0; profile < scores.length; profile++) {
      if (scores[profile].length > 0) {
        groups
            .computeIfAbsent(trial.set().wishes().get(profile).group(), group -> new Sums())
            .add(trial.kinds(profile), scores[profile], taken, ranked);
      }
    }
    Map<String, Figures> figures = new TreeMap<>();
    groups.forEach((group, sums) -> figures.put(group, sums.figures()));
    return figures;
  }

  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "cost %.4f (misses %.3f, false alarms %.5f) | MAP %.3f | P %.3f R %.3f F1 %.3f%s",
        cost,
        misses,
        falseAlarms,
        ranking,
        precision,
        recall,
        f1(),
        siblings > 0 ? String.format(Locale.ROOT, " | siblings %.3f", siblings) : "");
  }

  /// What is summed up over the profiles of a group.
  private static final class Sums {
    private int profiles;
    private int withSiblings;
    private double misses;
    private double falseAlarms;
    private double siblings;
    private double ranking;
    private double hits;
    private double all;
    private double own;

    void add(Kind[] kinds, double[] scores, DoubleUnaryOperator taken, boolean ranked) {
      double mine = 0;
      double others = 0;
      double sibling = 0;
      int total = 0;
      int twins = 0;
      int rest = 0;
      for (int i = 0; i < scores.length; i++) {
        double share = scores[i] > 0 ? taken.applyAsDouble(scores[i]) : 0;
        switch (kinds[i]) {
          case OWN -> {
            total++;
            mine += share;
          }
          case OTHER -> {
            rest++;
            others += share;
          }
          case SIBLING -> {
            twins++;
            sibling += share;
          }
          case SKIPPED -> {}
        }
      }
      profiles++;
      misses += 1 - mine / total;
      falseAlarms += (others + sibling) / (rest + twins);
      hits += mine;
      all += mine + others + sibling;
      own += total;
      ranking += ranked ? ranking(kinds, scores) / total : 0;
      if (twins > 0) {
        withSiblings++;
        siblings += sibling / twins;
      }
    }

    Figures figures() {
      double missed = misses / profiles;
      double alarms = falseAlarms / profiles;
      return new Figures(
          profiles,
          missed + ALARM * alarms,
          missed,
          alarms,
          all == 0 ? 0 : hits / all,
          hits / own,
          ranking / profiles,
          withSiblings == 0 ? 0 : siblings / withSiblings);
    }

    /// @return the sum of the precisions at each of its own articles
    private static double ranking(Kind[] kinds, double[] scores) {
      List<double[]> order = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] > 0 && kinds[i] != Kind.SKIPPED) {
          order.add(new double[] {-scores[i], kinds[i] == Kind.OWN ? 0 : 1});
        }
      }
      order.sort(Arrays::compare);
      double sum = 0;
      int found = 0;
      for (int i = 0; i < order.size(); i++) {
        if (order.get(i)[1] == 0) {
          found++;
          sum += (double) found / (i + 1);
        }
      }
      return sum;
    }
  }
}
