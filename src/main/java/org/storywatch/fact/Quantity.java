package org.storywatch.fact;

import java.util.List;

/// A number with what it counts.
///
/// @param readings what it may be; "1.6m" may be metres or millions
/// @param rounded whether the text says that it is not exact, as in "about 40"
/// @param from its first token
/// @param to behind its last token
public record Quantity(List<Reading> readings, boolean rounded, int from, int to) {
  /// Units are converted with so much loss: "70 centimetres" are "28 inches".
  private static final double CONVERTED = 0.045;

  private static final double ABOUT = 0.04;
  private static final double VERY_ROUND = 0.065;

  /// @param value in the smallest or the base unit
  public record Reading(Dimension dimension, double value) {}

  /// What is counted.
  public enum Dimension {
    /// Anything.
    COUNT,
    /// Per cent.
    SHARE,
    /// Metres.
    LENGTH,
    /// Square metres.
    AREA,
    /// Litres.
    VOLUME,
    /// Kilograms.
    MASS,
    /// Minutes.
    TIME,
    /// Minutes after midnight or noon.
    CLOCK,
    /// The year of a calendar.
    YEAR
  }

  /// @return whether this says what the other, which was told, says
  public boolean repeats(Quantity other) {
    for (Reading mine : readings) {
      for (Reading told : other.readings) {
        if (mine.dimension() == told.dimension()
            && near(mine.value(), told.value(), tolerance(mine, other.rounded))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean near(double one, double other, double tolerance) {
    return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other)) + 1e-9;
  }

  private double tolerance(Reading mine, boolean otherRounded) {
    double converted =
        switch (mine.dimension()) {
          case COUNT, SHARE, CLOCK, YEAR -> 0;
          case LENGTH, AREA, VOLUME, MASS, TIME -> CONVERTED;
        };
    if (!rounded && !otherRounded) {
      return converted;
    }
    int digits = digits(mine.value());
    double about = digits == 1 && mine.value() >= 20 ? VERY_ROUND : digits == 2 ? ABOUT : 0;
    return Math.max(converted, about);
  }

  /// How exact it is: how many digits stand before the zeros, 3 for three and more.
  public int digits() {
    Reading plain = readings.getLast();
    return digits(plain.value());
  }

  private static int digits(double value) {
    double rest = Math.abs(value);
    if (rest == 0 || rest != Math.rint(rest)) {
      return rest == 0 ? 1 : 3;
    }
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest < 10 ? 1 : rest < 100 ? 2 : 3;
  }
}
