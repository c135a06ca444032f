package org.storywatch.fit;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.storywatch.match.Calibration;
import org.storywatch.match.Weights;

/// What is wanted of the weights: how far the figures of all sets together are from what they
/// should be. Less is better.
///
/// Decisions count as they fall, and, with less weight, as far as they are from falling otherwise:
/// that makes the search smoother, and its result less a matter of single articles.
final class Aims {
  private static final double AS_DECIDED = 0.6;

  /// How fast an article near the decision becomes one that is taken for certain.
  private static final double STEEPNESS = 2.5;

  /// The cost that profiles of so many siblings' seeds should have.
  private static final Map<String, Double> COSTS =
      Map.of("1 seed", 0.048, "2 seeds", 0.035, "4 seeds", 0.028);

  private static final double COST_ABOVE = 1.5;
  private static final double MOST_SIBLINGS = 0.13;
  private static final double SIBLINGS_ABOVE = 12;

  /// What F1 must be, how much it weighs from there on, and how much below.
  private static final F1 STORIES = new F1(0.86, 1, 12);

  private static final F1 EVENTS = new F1(0.668, 1, 25);

  private record F1(double least, double better, double below) {
    double from(Figures figures) {
      return better * (1 - figures.f1()) + below * Math.max(0, least - figures.f1());
    }
  }

  private Aims() {}

  /// @param chosen which profiles of which set count
  static double distance(List<Trial> trials, List<IntPredicate> chosen, Weights weights) {
    return IntStream.range(0, trials.size())
        .mapToDouble(set -> distance(trials.get(set), chosen.get(set), weights))
        .sum();
  }

  private static double distance(Trial trial, IntPredicate chosen, Weights weights) {
    double[][] scores = trial.near(weights, chosen);
    return AS_DECIDED * distance(trial, scores, Figures::decided)
        + (1 - AS_DECIDED) * distance(trial, scores, Aims::nearly);
  }

  private static double distance(Trial trial, double[][] scores, DoubleUnaryOperator taken) {
    double sum = 0;
    for (Map.Entry<String, Figures> group : Figures.unranked(trial, scores, taken).entrySet()) {
      Figures figures = group.getValue();
      sum +=
          switch (trial.set().name()) {
            case NewsSets.SIBLINGS -> siblings(figures, COSTS.getOrDefault(group.getKey(), 0.05));
            case NewsSets.STORIES -> STORIES.from(figures);
            default -> EVENTS.from(figures);
          };
    }
    return sum;
  }

  private static double siblings(Figures figures, double cost) {
    return figures.cost() / cost
        + COST_ABOVE * Math.max(0, figures.cost() / cost - 1)
        + SIBLINGS_ABOVE * Math.max(0, figures.siblings() - MOST_SIBLINGS);
  }

  private static double nearly(double score) {
    return score <= 0 ? 0 : Calibration.score(STEEPNESS * Calibration.evidence(score));
  }
}
