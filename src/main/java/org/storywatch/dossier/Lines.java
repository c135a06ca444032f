package org.storywatch.dossier;

import java.util.Locale;
import org.storywatch.profile.Sensitivity;

/// Says from which score a profile tells.
final class Lines {
  private Lines() {}

  static String words(Sensitivity sensitivity) {
    if (sensitivity.equals(Sensitivity.from(sensitivity.least()))) {
      return score(sensitivity.least()) + " or above";
    }
    return sensitivity.falseAlerts().isPresent()
        ? "%s, %s or above at first, then as what comes asks for"
            .formatted(sensitivity.name(), score(sensitivity.least()))
        : "%s, %s or above".formatted(sensitivity.name(), score(sensitivity.least()));
  }

  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
