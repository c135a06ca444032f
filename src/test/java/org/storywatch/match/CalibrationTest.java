package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;
import org.storywatch.profile.Vectors;

class CalibrationTest {
  @Test
  void moreLikenessNeverScoresLess() {
    long seed = 99;
    Random random = new Random(seed);
    Profile profile = profile(0.3, Sensitivity.NORMAL);
    for (int i = 0; i < 1_000; i++) {
      Likeness low = new Likeness(random.nextDouble(), random.nextDouble(), random.nextDouble());
      Likeness high =
          new Likeness(between(low.words(), random), between(low.opening(), random), low.numbers());
      assertThat(Calibration.score(high, profile))
          .as("seed " + seed)
          .isGreaterThanOrEqualTo(Calibration.score(low, profile));
    }
  }

  @Test
  void scoresLieBetweenNothingAndEverything() {
    Profile profile = profile(Profile.NO_COHERENCE, Sensitivity.NORMAL);
    assertThat(Calibration.score(new Likeness(0, 0, 0), profile)).isBetween(0.0, 0.001);
    assertThat(Calibration.score(new Likeness(1, 1, 1), profile)).isBetween(0.99, 1.0);
  }

  @Test
  void aSensitiveProfileAsksForLess() {
    assertThat(Calibration.needed(profile(0.3, Sensitivity.HIGH)))
        .isLessThan(Calibration.needed(profile(0.3, Sensitivity.NORMAL)));
    assertThat(Calibration.needed(profile(0.3, Sensitivity.LOW)))
        .isGreaterThan(Calibration.needed(profile(0.3, Sensitivity.NORMAL)));
  }

  @Test
  void seedsThatAgreeLittleAskForLess() {
    assertThat(Calibration.needed(profile(0.1, Sensitivity.NORMAL)))
        .isLessThan(Calibration.needed(profile(0.4, Sensitivity.NORMAL)));
  }

  private static double between(double least, Random random) {
    return least + (1 - least) * random.nextDouble();
  }

  private static Profile profile(double coherence, Sensitivity sensitivity) {
    Vectors none = new Vectors(Map.of(), Map.of(), Map.of());
    return new Profile("p", "p", none, coherence, sensitivity, Map.of());
  }
}
