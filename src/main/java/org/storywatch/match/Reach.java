package org.storywatch.match;

import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;

/// How alike an article must be in words for a profile to want it, were it as like as can be in all
/// else: who is further away need not be scored.
final class Reach {
  /// More than the freshness of any article.
  private static final double FRESHEST = 1.3;

  /// More than what rounding can do to a likeness.
  private static final double HAIR = 1e-9;

  private Reach() {}

  /// @return the likeness to its seeds that a profile needs that learned nothing
  static double of(Profile profile) {
    return least(profile, Standing.asFiled(profile));
  }

  /// @return the likeness that a profile needs to what it learned
  static double of(Profile profile, Course course) {
    // Who is too little like the seeds is not compared with what was learned.
    double seeds = least(profile, new Standing(profile.agreement().seeds(), FRESHEST));
    return course.counts(new Likeness(seeds, 0, 0))
        ? least(profile, new Standing(course.examples(), FRESHEST))
        : 0;
  }

  private static double least(Profile profile, Standing best) {
    double missing = Calibration.needed(profile, best) - Calibration.evidence(best);
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
