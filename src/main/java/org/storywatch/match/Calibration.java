package org.storywatch.match;

import org.storywatch.profile.Agreement;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;

/// Makes a likeness a score that means the same for every profile: 0.5 is the decision.
///
/// Evidence adds up and score is its logistic. Words and opening give evidence for how alike
/// article and profile are, and what is needed is how alike they would be if the article were of
/// the story. That is known from the seeds: where n texts resemble each other by r, the middle of
/// them resembles one more by n·r / √(n + n(n - 1)·r), the cosine of a sum of unit vectors. Seeds
/// that agree less than usual are about something wide, so less is asked; that they agree more is
/// no reason to ask for more. Then come the numbers that both have, and how close in time the
/// article is to what matched before.
///
/// The weights were fitted to the decisions of simulated profiles of one to five seeds in three
/// labelled collections of news, profiles that learned from what they matched, and were then moved
/// to the side of few false alerts. Time is held to less than these collections would give it: in
/// them, events of one kind seldom meet on the same days.
public final class Calibration {
  /// The score from which an article is told.
  public static final double DECISION = 0.5;

  private static final double WORDS = 4.21;
  private static final double OPENING = 2.35;
  private static final double NUMBERS = 2.21;
  private static final double FRESHNESS = 3.0;
  private static final double USUAL = -1.7;

  /// How alike two articles of one story are in the middle; it counts as one pair of seeds.
  private static final double USUAL_WORDS = 0.42;

  private static final double USUAL_OPENING = 0.40;

  /// A likeness that is as good as none.
  private static final double LEAST = 0.01;

  /// What low and high sensitivity are worth: the odds change nearly threefold.
  private static final double STEP = 1.0;

  private Calibration() {}

  /// @return the score of a likeness, above 0 and below 1
  static double score(Likeness likeness, Profile profile, Standing standing) {
    double evidence = evidence(standing) - needed(profile, standing);
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
      case WORDS -> WORDS * Math.log1p(likeness / LEAST);
      case OPENING -> OPENING * Math.log1p(likeness / LEAST);
      case NUMBERS -> NUMBERS * likeness;
    };
  }

  /// @return what the time of the article speaks for the profile, 0 where it says nothing
  static double evidence(Standing standing) {
    return FRESHNESS * standing.freshness();
  }

  /// @return the evidence at which this profile's decision lies
  static double needed(Profile profile, Standing standing) {
    double needed = USUAL + asked(profile.sensitivity());
    for (Field field : Field.values()) {
      needed += evidence(field, expected(field, profile.agreement(), standing.examples()));
    }
    return needed;
  }

  private static double asked(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> STEP;
      case NORMAL -> 0;
      case HIGH -> -STEP;
    };
  }

  /// @param score of a profile of the one sensitivity
  /// @return what it would be at the other one, by the same evidence; what the profile would have
  ///   learned otherwise until then is not in it
  public static double at(double score, Sensitivity from, Sensitivity to) {
    return score(Math.log(score / (1 - score)) + asked(from) - asked(to));
  }

  /// @return how alike the profile and another article of its story would be
  private static double expected(Field field, Agreement agreement, double examples) {
    double usual =
        switch (field) {
          case WORDS -> USUAL_WORDS;
          case OPENING -> USUAL_OPENING;
          case NUMBERS -> 0;
        };
    double seeds = (usual + agreement.pairs() * agreement.of(field)) / (1 + agreement.pairs());
    double pair = Math.min(usual, seeds);
    return examples * pair / Math.sqrt(examples + examples * (examples - 1) * pair);
  }
}
