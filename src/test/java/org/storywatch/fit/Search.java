package org.storywatch.fit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.storywatch.match.Weights;

/// Looks for the best weights, by [Evolution].
final class Search {
  /// Being one step away from the beginning costs so much: what hardly matters stays where it is.
  private static final double STAY = 0.04;

  /// Not searched for. The times say too much in these streams: undated articles count as of one
  /// day, and siblings are often years apart. How much an article of another story may share with
  /// the core, they cannot say: the near misses of the sample world do.
  private static final double FRESHNESS = 3;

  private static final double CORE = 8;

  /// Twice as much or as little hardly changes a figure.
  private static final double NEAR = 0.02;

  private static final List<Range> RANGES =
      List.of(
          new Range("words", 3.4, 1, 0, 9),
          new Range("opening", 0.8, 0.7, 0, 9),
          new Range("numbers", 2.8, 0.8, 0, 6),
          new Range("bias", 2.3, 0.7, -9, 9),
          new Range("usual-words", 0.41, 0.06, 0.1, 0.8),
          new Range("usual-opening", 0.34, 0.06, 0.1, 0.8),
          new Range("common", 0.7, 0.5, -5, 5),
          new Range("nearest", 1, 0.5, 0, 5),
          new Range("rival-words", 1.4, 0.8, 0, 6),
          new Range("rival-opening", 0.9, 0.8, 0, 6),
          new Range("sure", 0.79, 0.08, 0.5, 0.97));

  private final int evaluations;

  /// Where the search for a weight begins, how far a step goes, and what it may be.
  private record Range(String name, double begin, double step, double least, double most) {
    double at(double steps) {
      double value = Math.clamp(begin + steps * step, least, most);
      return Math.round(value * 1_000) / 1_000.0;
    }
  }

  /// @param evaluations how often to try
  Search(int evaluations) {
    this.evaluations = evaluations;
  }

  /// @param distance from what is wanted, less is better
  Weights find(ToDoubleFunction<Weights> distance) {
    return weights(
        Evolution.least(
            RANGES.size(),
            evaluations,
            point -> distance.applyAsDouble(weights(point)) + STAY * squares(point)));
  }

  /// Where the search begins.
  static Weights begin() {
    return weights(new double[RANGES.size()]);
  }

  private static Weights weights(double[] point) {
    double[] values = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      values[i] = RANGES.get(i).at(point[i]);
    }
    return new Weights(
        values[0],
        values[1],
        values[2],
        FRESHNESS,
        values[3],
        values[4],
        values[5],
        values[6],
        values[7],
        values[8],
        values[9],
        CORE,
        values[10],
        NEAR);
  }

  private static double squares(double[] point) {
    double sum = 0;
    for (double value : point) {
      sum += value * value;
    }
    return sum;
  }
}
