package org.storywatch.match;

import java.util.Arrays;

/// How like a profile's seeds the nearest articles are that were not of its story. A profile of
/// everyday words meets many that are half like it, and must ask for more than one of rare words.
///
/// Before any article came it is what the profile's terms let expect: of 812 profiles and 1,842
/// articles that had nothing to do with them, one article in 200 was at least as like as exp(-2.638
/// + 0.396·ln c), where c is the mean over the seeds of the sum of weight times share of articles
///   times rarity of all terms (correlation of the logarithms 0.84).
final class Strangers {
  private static final double LEVEL = -2.638;
  private static final double SLOPE = 0.396;

  /// Nearly all seeds of these profiles were commoner; what is far below is in another language
  /// than the background, and says nothing.
  private static final double LEAST_COMMON = 0.4;

  private static final int KEPT = 3;

  private final double expected;

  /// How much nearer than expected, in ascending order.
  private final double[] nearest = new double[KEPT];

  Strangers(double commonness) {
    this.expected = expected(commonness);
  }

  /// The same strangers, who were as near.
  ///
  /// @param commonness of the profile as it is now
  Strangers(double commonness, Strangers other) {
    this(commonness);
    for (int i = 0; i < KEPT; i++) {
      nearest[i] = Math.max(0, other.nearest[i] + (other.expected - expected));
    }
  }

  /// @return the logarithm of the likeness that the nearest strangers will have
  static double expected(double commonness) {
    return LEVEL + SLOPE * Math.log(Math.max(commonness, LEAST_COMMON));
  }

  /// @return the likeness below which no article is among the nearest
  static double least(double commonness) {
    return Calibration.likeness(expected(commonness));
  }

  /// @param likeness of seeds and an article that is not of the story, in words
  /// @return whether it is among the nearest
  boolean met(double likeness) {
    if (!wouldMeet(likeness)) {
      return false;
    }
    nearest[0] = Calibration.level(likeness) - expected;
    Arrays.sort(nearest);
    return true;
  }

  /// @return whether an article of this likeness would be among the nearest
  boolean wouldMeet(double likeness) {
    return Calibration.level(likeness) - expected > nearest[0];
  }

  /// @return the mean of the logarithms of the likeness of the three nearest
  double level() {
    return expected + Arrays.stream(nearest).sum() / KEPT;
  }
}
