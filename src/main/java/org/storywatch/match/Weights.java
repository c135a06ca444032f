package org.storywatch.match;

import java.util.Properties;
import org.storywatch.profile.Field;

/// What each kind of evidence weighs, and what is usual. Fitted to labelled news; every value is
/// read from a resource of the program.
///
/// @param words of the logarithm of likeness in words
/// @param opening of the logarithm of likeness in openings
/// @param numbers of likeness in numbers
/// @param freshness of closeness in time
/// @param bias what every article has
/// @param usualWords how alike in words two articles of one story are in the middle
/// @param usualOpening the same for their openings
/// @param common of how like everything the profile is: the likeness of the nearest strangers that
///   is to be expected of its terms
/// @param nearest of how like the profile the nearest articles are that were not of its story
/// @param rivalWords of being more like a near miss than like anything of the story, in words
/// @param rivalOpening the same for openings
/// @param core of lacking more than most of the terms that all seeds have
/// @param sure the score from which a match teaches
/// @param near the score from which an article that is no match may be of a rival story
public record Weights(
    double words,
    double opening,
    double numbers,
    double freshness,
    double bias,
    double usualWords,
    double usualOpening,
    double common,
    double nearest,
    double rivalWords,
    double rivalOpening,
    double core,
    double sure,
    double near) {
  private static final String FILE = "weights.properties";

  /// @return those that come with the program
  public static Weights shipped() {
    return of(Numbers.shipped(FILE));
  }

  /// @param values one for each weight, as the resource names them
  public static Weights of(Properties values) {
    return of(new Numbers(FILE, values));
  }

  private static Weights of(Numbers numbers) {
    return new Weights(
        numbers.of("words"),
        numbers.of("opening"),
        numbers.of("numbers"),
        numbers.of("freshness"),
        numbers.of("bias"),
        numbers.of("usual-words"),
        numbers.of("usual-opening"),
        numbers.of("common"),
        numbers.of("nearest"),
        numbers.of("rival-words"),
        numbers.of("rival-opening"),
        numbers.of("core"),
        numbers.of("sure"),
        numbers.of("near"));
  }

  /// The same decisions with other scores: every evidence counts `by` times as much.
  public Weights scaled(double by) {
    return new Weights(
        by * words,
        by * opening,
        by * numbers,
        by * freshness,
        by * bias,
        usualWords,
        usualOpening,
        by * common,
        by * nearest,
        by * rivalWords,
        by * rivalOpening,
        by * core,
        Calibration.score(by * Calibration.evidence(sure)),
        Calibration.score(by * Calibration.evidence(near)));
  }

  double usual(Field field) {
    return switch (field) {
      case WORDS -> usualWords;
      case OPENING -> usualOpening;
      case NUMBERS -> 0;
    };
  }
}
