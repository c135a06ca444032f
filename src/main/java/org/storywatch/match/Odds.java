package org.storywatch.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    try (InputStream in = Odds.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its odds, " + FILE);
      }
      Properties values = new Properties();
      values.load(in);
      return of(values);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's odds, " + FILE, e);
    }
  }

  /// @throws IllegalStateException when one is missing
  public static Odds of(Properties values) {
    return new Odds(
        value(values, "base"),
        value(values, "evidence"),
        value(values, "most"),
        value(values, "told"));
  }

  private static double value(Properties values, String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(FILE + " lacks " + key);
    }
    return Double.parseDouble(value);
  }
}
