package org.storywatch.match;

import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;

/// How alike an article must be in words for a profile to want it, were it as like as can be in all
/// else: who is further away need not be scored.
final class Reach {
  /// More than what rounding can do to a likeness.
  private static final double HAIR = 1e-9;

  private Reach() {}

  /// @return the likeness to its seeds from which a profile may want an article or take note of it
  static double of(Profile profile) {
    if (!profile.examples().more().isEmpty()) {
      return 0; // a copy of what somebody wants more of is a match in any case
    }
    double noted = Math.min(Rivals.LIKE, Strangers.least(profile.vectors().commonness()));
    return Math.min(noted, least(profile, Standing.asFiled(profile)));
  }

  /// @return the likeness to what it learned from which a profile may want an article
  static double of(Profile profile, Course course) {
    // Who is too little like the seeds is not compared with what was learned.
    double seeds = least(profile, best(profile, profile.agreement().seeds()));
    return course.counts(new Likeness(seeds, 0, 0))
        ? least(profile, best(profile, course.examples()))
        : 0;
  }

  /// Strangers and rivals only ask for more.
  private static Standing best(Profile profile, double examples) {
    double strangers = Strangers.expected(profile.vectors().commonness());
    return new Standing(examples, Course.FRESHEST, strangers, Margin.NONE, 0);
  }

  private static double least(Profile profile, Standing best) {
    // Who may be told, and who is rather of the story than not and may teach.
    double line = Math.min(profile.sensitivity().lowest(), Calibration.DECISION);
    double missing =
        Calibration.needed(profile, best) + Calibration.evidence(line) - Calibration.evidence(best);
    for (Field field : Field.values()) {
      if (field != Field.WORDS) {
        missing -= Calibration.evidence(field, 1);
      }
    }
    double less = 0;
    double enough = 1;
    for (int i = 0; i < 50; i++) {
      double middle = (less + enough) / 2;
      if (Calibration.evidence(Field.WORDS, middle) < missing) {
        less = middle;
      } else {
        enough = middle;
      }
    }
    return Math.max(0, less - HAIR);
  }
}
