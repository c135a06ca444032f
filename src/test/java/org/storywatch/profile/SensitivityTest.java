package org.storywatch.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {
  @Test
  void aNameIsReadInAnyCase() {
    assertThat(Sensitivity.of(" High ")).contains(Sensitivity.HIGH);
    assertThat(Sensitivity.of("low")).contains(Sensitivity.LOW);
  }

  @Test
  void aNumberOfFalseAlertsBeginsAsNormal() {
    Sensitivity sensitivity = Sensitivity.of("0.5 a week").orElseThrow();
    assertThat(sensitivity.falseAlerts()).contains(0.5);
    assertThat(sensitivity.least()).isEqualTo(Sensitivity.NORMAL.least());
    assertThat(sensitivity.lowest()).isEqualTo(Sensitivity.HIGH.least());
  }

  @Test
  void aScoreIsALineOfItsOwn() {
    Sensitivity sensitivity = Sensitivity.of(" 0.42 ").orElseThrow();
    assertThat(sensitivity.least()).isEqualTo(0.42);
    assertThat(sensitivity.lowest()).isEqualTo(0.42);
    assertThat(Sensitivity.of(sensitivity.name())).contains(sensitivity);
    assertThat(Sensitivity.from(2)).isEqualTo(Sensitivity.of("0.95").orElseThrow());
    Sensitivity third = Sensitivity.from(1.0 / 3);
    assertThat(third.name()).isEqualTo("0.3333");
    assertThat(Sensitivity.of(third.name())).contains(third);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "medium",
        "0 a week",
        "-1 a week",
        "2 a day",
        "2",
        "many a week",
        "0.04",
        "0.96",
        "1.0"
      })
  void anythingElseIsNone(String written) {
    assertThat(Sensitivity.of(written)).isEmpty();
  }

  @Test
  void whoTellsLessTellsFromAHigherScore() {
    assertThat(Sensitivity.named())
        .extracting(Sensitivity::least)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }
}
