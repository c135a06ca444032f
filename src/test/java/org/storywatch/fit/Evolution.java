package org.storywatch.fit;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/// Looks for the point with the least value by an evolution strategy with a covariance matrix
/// (CMA-ES): it needs no derivatives, which decisions do not have. It begins at 0, and the same
/// question gets the same answer.
final class Evolution {
  private static final int POPULATION = 14;
  private static final double STEP = 0.6;
  private static final int SEED = 9;

  /// The middle of what was tried is taken, unless it is worse than the best by more than this: it
  /// owes less to chance.
  private static final double AS_GOOD = 0.02;

  private final ToDoubleFunction<double[]> function;
  private double[] best;
  private double value = Double.POSITIVE_INFINITY;

  private Evolution(int size, ToDoubleFunction<double[]> function) {
    this.function = function;
    this.best = new double[size];
  }

  /// @param evaluations how often to try
  static double[] least(int size, int evaluations, ToDoubleFunction<double[]> function) {
    return new Evolution(size, function).least(evaluations);
  }

  private double[] least(int evaluations) {
    CMAESOptimizer search =
        new CMAESOptimizer(Integer.MAX_VALUE, 0, true, 0, 0, new MersenneTwister(SEED), true, null);
    double[] steps = new double[best.length];
    Arrays.fill(steps, STEP);
    try {
      PointValuePair _ =
          search.optimize(
              new MaxEval(evaluations),
              new ObjectiveFunction(this::value),
              GoalType.MINIMIZE,
              new InitialGuess(new double[best.length]),
              new CMAESOptimizer.Sigma(steps),
              new CMAESOptimizer.PopulationSize(POPULATION),
              SimpleBounds.unbounded(best.length));
    } catch (MathIllegalStateException e) {
      // all evaluations are used up
    }
    List<RealMatrix> means = search.getStatisticsMeanHistory();
    double[] mean = means.isEmpty() ? best : means.getLast().getRow(0);
    return function.applyAsDouble(mean) <= value + AS_GOOD ? mean : best;
  }

  private double value(double[] tried) {
    double now = function.applyAsDouble(tried);
    if (now < value) {
      value = now;
      best = tried.clone();
    }
    return now;
  }
}
