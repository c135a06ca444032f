package org.storywatch.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");

  private final Rate rate = new Rate(3, 5, Duration.ofMinutes(3));

  @Test
  void oneMayThreeTimesAndAgainWhenAThirdOfThePeriodIsOver() {
    for (int i = 0; i < 3; i++) {
      assertThat(rate.allows("a", NOON)).isTrue();
    }
    assertThat(rate.allows("a", NOON.plusSeconds(59))).isFalse();
    assertThat(rate.allows("a", NOON.plusSeconds(60))).isTrue();
    assertThat(rate.allows("a", NOON.plusSeconds(61))).isFalse();
  }

  @Test
  void whoMayNotCostsTheOthersNothing() {
    for (int i = 0; i < 50; i++) {
      boolean _ = rate.allows("a", NOON);
    }
    assertThat(rate.allows("b", NOON)).isTrue();
    assertThat(rate.allows("b", NOON)).isTrue();
    assertThat(rate.allows("b", NOON)).as("all together five").isFalse();
    assertThat(rate.allows("c", NOON.plusSeconds(36))).isTrue();
  }

  @Test
  void aClockThatIsSetBackLocksNobodyOut() {
    for (int i = 0; i < 3; i++) {
      boolean _ = rate.allows("a", NOON);
    }
    assertThat(rate.allows("a", NOON.minusSeconds(3_600))).isFalse();
    assertThat(rate.allows("a", NOON.minusSeconds(3_480))).isTrue();
  }

  @Test
  void aFloodOfAddressesTakesNoMoreMemory() {
    for (int i = 0; i < 20_000; i++) {
      boolean _ = rate.allows("address " + i, NOON);
    }
    assertThat(rate.remembered()).isEqualTo(10_000);
  }
}
