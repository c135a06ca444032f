package org.storywatch.match;

import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;

/// Makes a likeness a score that means the same for every profile: 0.5 is the decision.
///
/// Evidence adds up and score is its logistic. Each field gives evidence for what the two texts
/// have in common, above [#needed], which is what a profile asks for. The numbers come from a
/// logistic regression over simulated profiles of one to five seeds in three labelled collections
/// of news, and were then moved to the side of few false alerts.
public final class Calibration {
  /// The score from which an article is told.
  public static final double DECISION = 0.5;

  private static final double WORDS = 3.62;
  private static final double LEAST_WORDS = 0.01;
  private static final double OPENING = 1.2;
  private static final double LEAST_OPENING = 0.02;
  private static final double NUMBERS = 1.8;
  private static final double NEEDED = 14.65;

  /// Seeds that agree little are about something wide, of which an article shows only a part.
  private static final double COHERENCE = 1.0;

  private static final double USUAL_COHERENCE = 0.41;

  /// What low and high sensitivity are worth: the odds change nearly threefold.
  private static final double STEP = 1.0;

  private Calibration() {}

  /// @return the score of a likeness, above 0 and below 1
  static double score(Likeness likeness, Profile profile) {
    double evidence = -needed(profile);
    for (Field field : Field.values()) {
      evidence += evidence(field, likeness.of(field));
    }
    return score(evidence);
  }

  /// @param evidence how much more there is than needed
  static double score(double evidence) {
    return 1 / (1 + Math.exp(-evidence));
  }

  /// @return what a field's likeness speaks for the profile, 0 for nothing in common
  static double evidence(Field field, double likeness) {
    return switch (field) {
      case WORDS -> WORDS * Math.log1p(likeness / LEAST_WORDS);
      case OPENING -> OPENING * Math.log1p(likeness / LEAST_OPENING);
      case NUMBERS -> NUMBERS * likeness;
    };
  }

  /// @return the evidence at which this profile's decision lies
  static double needed(Profile profile) {
    double needed =
        switch (profile.sensitivity()) {
          case LOW -> NEEDED + STEP;
          case NORMAL -> NEEDED;
          case HIGH -> NEEDED - STEP;
        };
    return profile.coherence() == Profile.NO_COHERENCE
        ? needed
        : needed + COHERENCE * Math.log((profile.coherence() + 0.02) / USUAL_COHERENCE);
  }
}
