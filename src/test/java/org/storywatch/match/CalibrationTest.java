package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.profile.Agreement;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;
import org.storywatch.profile.Vectors;

class CalibrationTest {
  private static final Agreement ONE = new Agreement(1, 0, 0);

  @Test
  void moreLikenessNeverScoresLess() {
    long seed = 99;
    Random random = new Random(seed);
    Profile profile = profile(new Agreement(3, 0.3, 0.2), Sensitivity.NORMAL);
    for (int i = 0; i < 1_000; i++) {
      Likeness low = new Likeness(random.nextDouble(), random.nextDouble(), random.nextDouble());
      Likeness high =
          new Likeness(between(low.words(), random), between(low.opening(), random), low.numbers());
      assertThat(score(high, profile))
          .as("seed " + seed)
          .isGreaterThanOrEqualTo(score(low, profile));
    }
  }

  @Test
  void scoresLieBetweenNothingAndEverything() {
    Profile profile = profile(ONE, Sensitivity.NORMAL);
    assertThat(score(new Likeness(0, 0, 0), profile)).isBetween(0.0, 0.001);
    assertThat(score(new Likeness(1, 1, 1), profile)).isBetween(0.99, 1.0);
  }

  @Test
  void sensitivityDoesNotChangeAScore() {
    Likeness likeness = new Likeness(0.3, 0.2, 0.1);
    for (Sensitivity sensitivity : Sensitivity.named()) {
      assertThat(score(likeness, profile(ONE, sensitivity)))
          .isEqualTo(score(likeness, profile(ONE, Sensitivity.NORMAL)));
    }
  }

  @Test
  void evidenceAndScoreAreTwoWordsForOneThing() {
    for (double evidence : new double[] {-6, -0.5, 0, 1, 4}) {
      assertThat(Calibration.evidence(Calibration.score(evidence)))
          .isCloseTo(evidence, within(1e-9));
    }
  }

  @Test
  void seedsThatAgreeLittleAskForLess() {
    assertThat(needed(profile(new Agreement(4, 0.1, 0.1), Sensitivity.NORMAL)))
        .isLessThan(needed(profile(new Agreement(4, 0.4, 0.4), Sensitivity.NORMAL)));
  }

  @Test
  void seedsThatAgreeMoreThanUsualAskForNoMore() {
    assertThat(needed(profile(new Agreement(4, 0.9, 0.9), Sensitivity.NORMAL)))
        .isEqualTo(needed(profile(new Agreement(4, 0.6, 0.6), Sensitivity.NORMAL)));
  }

  @Test
  void theMiddleOfManyTextsIsExpectedToBeMoreLikeTheNext() {
    Profile profile = profile(ONE, Sensitivity.NORMAL);
    assertThat(Calibration.needed(profile, new Standing(4, 0, -2.6, Margin.NONE, 0)))
        .isGreaterThan(Calibration.needed(profile, new Standing(1, 0, -2.6, Margin.NONE, 0)));
  }

  @Test
  void anArticleOfTheSameTimeScoresMore() {
    Likeness likeness = new Likeness(0.2, 0.2, 0);
    Profile profile = profile(ONE, Sensitivity.NORMAL);
    assertThat(Calibration.score(likeness, profile, new Standing(1, 1, -2.6, Margin.NONE, 0)))
        .isGreaterThan(
            Calibration.score(likeness, profile, new Standing(1, 0, -2.6, Margin.NONE, 0)));
  }

  private static double score(Likeness likeness, Profile profile) {
    return Calibration.score(likeness, profile, Standing.asFiled(profile));
  }

  private static double needed(Profile profile) {
    return Calibration.needed(profile, Standing.asFiled(profile));
  }

  private static double between(double least, Random random) {
    return least + (1 - least) * random.nextDouble();
  }

  private static Profile profile(Agreement agreement, Sensitivity sensitivity) {
    Vectors none = new Vectors(Map.of(), Map.of(), Map.of());
    return new Profile("p", "p", none, agreement, sensitivity, Map.of());
  }
}
