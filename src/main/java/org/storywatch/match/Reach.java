package org.storywatch.match;

import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;

/// How alike an article and the seeds must be in words for a profile to want it, were they as like
/// as can be in all else: who is further away need not be scored. Terms that were learned count
/// from [Course#ANCHOR] on, and from there on times lift a score above [Course#APART].
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
    return Math.min(noted, least(profile));
  }

  private static double least(Profile profile) {
    // Who may be told, and who is rather of the story than not and may teach.
    double line = Math.min(profile.sensitivity().lowest(), Calibration.DECISION);
    // Strangers and rivals that were met only ask for more.
    Standing best = Standing.asFiled(profile).fresh(line > Course.APART ? 0 : Course.FRESHEST);
    double missing =
        Calibration.needed(profile, best) + Calibration.evidence(line) - Calibration.evidence(best);
    for (Field field : Field.values()) {
      if (field != Field.WORDS) {
        missing -= Calibration.evidence(field, 1);
      }
    }
    return Math.max(0, Calibration.inWords(missing) - HAIR);
  }
}
