package org.storywatch.match;

import java.util.Properties;

/// What [FalseAlerts] expects by. Fitted to labelled news; every value is read from a resource of
/// the program.
///
/// @param base what every article has
/// @param evidence of an article's evidence
/// @param most the evidence above which no article is surer than another
/// @param told of the logarithm of how many articles were told
public record Odds(double base, double evidence, double most, double told) {
  private static final String FILE = "odds.properties";

  /// @return those that come with the program
  public static Odds shipped() {
    return of(Numbers.shipped(FILE));
  }

  /// @throws IllegalStateException when one is missing
  public static Odds of(Properties values) {
    return of(new Numbers(FILE, values));
  }

  private static Odds of(Numbers numbers) {
    return new Odds(
        numbers.of("base"), numbers.of("evidence"), numbers.of("most"), numbers.of("told"));
  }
}
