package org.storywatch.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a profile would rather do: miss an article, or tell one too many. It moves the line between
/// the two and nothing else: scores, and what a profile learns, are the same for all.
///
/// @param name as people write it
/// @param least the score from which it tells
/// @param falseAlerts how many false alerts a week are acceptable, where somebody said that: the
///   line is then drawn anew from what came in the last weeks, and `least` is where it begins
public record Sensitivity(String name, double least, Optional<Double> falseAlerts) {
  /// Tells what is twice as likely to be of the story as not.
  public static final Sensitivity LOW = named("low", 2.0 / 3);

  /// Tells what is as likely to be of the story as not.
  public static final Sensitivity NORMAL = named("normal", 0.5);

  /// Tells what is half as likely to be of the story as not.
  public static final Sensitivity HIGH = named("high", 1.0 / 3);

  private static final List<Sensitivity> NAMED = List.of(LOW, NORMAL, HIGH);

  /// The lowest line that can be drawn.
  public static final double LOWEST = 0.05;

  /// The highest line that can be drawn.
  public static final double HIGHEST = 0.95;

  private static final Pattern SCORE = Pattern.compile("0?\\.\\d{1,4}");

  private static final Pattern A_WEEK = Pattern.compile("(\\d+(?:\\.\\d+)?) a week");

  private static Sensitivity named(String name, double least) {
    return new Sensitivity(name, least, Optional.empty());
  }

  /// Tells from a score on, which is held to what can be drawn, to four digits.
  public static Sensitivity from(double score) {
    BigDecimal least =
        BigDecimal.valueOf(Math.clamp(score, LOWEST, HIGHEST))
            .setScale(4, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return named(least.toPlainString(), least.doubleValue());
  }

  /// @return those that have a name, the one that tells least first
  public static List<Sensitivity> named() {
    return NAMED;
  }

  /// @param written `low`, `normal`, `high`, the score itself, as in `0.42`, or how many false
  ///   alerts are acceptable: `0.5 a week`
  /// @return nothing where it is none of these
  public static Optional<Sensitivity> of(String written) {
    String plain = written.strip().toLowerCase(Locale.ROOT);
    Matcher week = A_WEEK.matcher(plain);
    if (week.matches()) {
      double allowed = Double.parseDouble(week.group(1));
      return allowed > 0
          ? Optional.of(new Sensitivity(plain, NORMAL.least, Optional.of(allowed)))
          : Optional.empty();
    }
    if (SCORE.matcher(plain).matches()) {
      double least = Double.parseDouble(plain);
      return least >= LOWEST && least <= HIGHEST ? Optional.of(from(least)) : Optional.empty();
    }
    return NAMED.stream().filter(sensitivity -> sensitivity.name.equals(plain)).findFirst();
  }

  /// @param normal how much a profile of normal sensitivity may do
  /// @return how much one of this sensitivity may do: the more, the lower the score from which it
  ///   tells; 0 stays 0
  public int within(int normal) {
    return (int) Math.round(normal * NORMAL.least / lowest());
  }

  /// @return the lowest score from which it may ever tell
  public double lowest() {
    return falseAlerts.isPresent() ? HIGH.least : least;
  }
}
