package org.storywatch.match;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.DoubleStream;

/// How many of the articles that a profile told are not of its story, as far as can be expected
/// without anybody looking at them.
///
/// The chance that an article is of the story has the logarithmic odds a + b·min(e, c) + d·ln(n +
/// 1), where e is its evidence and n how many articles the profile told in the same time. The
/// second part is what scores alone cannot know: where many articles came, the story was surely in
/// the news, and where one came, it may as well be another story of the kind. In the labelled
/// collections a profile had about one false alarm, whether its story had two articles or a
/// thousand. The four numbers, [Odds], are fitted to claim as many as were found, at three
/// sensitivities.
public final class FalseAlerts {
  private static final Odds SHIPPED = Odds.shipped();

  /// The line above which no article is surer than another.
  private static final double STRICTEST = Calibration.score(SHIPPED.most());

  private FalseAlerts() {}

  /// @param scores those of all articles that a profile told in some time
  /// @return how many of them are expected to be false
  public static double expected(Collection<Double> scores) {
    return expected(scores, SHIPPED);
  }

  /// The same by other odds than those of the program.
  public static double expected(Collection<Double> scores, Odds odds) {
    return expected(scores.stream().mapToDouble(Double::doubleValue), scores.size(), odds);
  }

  private static double expected(DoubleStream scores, int told, Odds odds) {
    double size = odds.base() + odds.told() * Math.log1p(told);
    return scores
        .map(score -> Math.min(Calibration.evidence(score), odds.most()))
        .map(evidence -> 1 - Calibration.score(size + odds.evidence() * evidence))
        .sum();
  }

  /// @param scores those of all articles that could have been told in some time
  /// @param acceptable how many false ones may be among those that are told
  /// @param lowest the lowest line that may be drawn
  /// @return the lowest line with which no more than that are expected; where there is none, one
  ///   that leaves out all but the surest
  static double line(Collection<Double> scores, double acceptable, double lowest) {
    double[] ascending = scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double line = lowest;
    for (int i = 0; i < ascending.length && line < STRICTEST; i++) {
      if (ascending[i] < line) {
        continue;
      }
      int told = ascending.length - i;
      if (expected(Arrays.stream(ascending, i, ascending.length), told, SHIPPED) <= acceptable) {
        return line;
      }
      line = Math.nextUp(ascending[i]);
    }
    return Math.min(line, STRICTEST);
  }
}
