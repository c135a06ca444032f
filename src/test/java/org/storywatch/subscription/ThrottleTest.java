package org.storywatch.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.storywatch.subscription.Throttle.Verdict;

class ThrottleTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private final Throttle throttle = new Throttle();

  @Test
  void anAddressIsAskedThreeTimesADayInWhateverCase() {
    assertThat(throttle.ask("you@example.org", NOON)).isEqualTo(Verdict.YES);
    assertThat(throttle.ask("You@Example.org", NOON)).isEqualTo(Verdict.YES);
    assertThat(throttle.ask("you@example.org", after(Duration.ofHours(9)))).isEqualTo(Verdict.YES);
    assertThat(throttle.ask("you@example.org", after(Duration.ofHours(23))))
        .isEqualTo(Verdict.ENOUGH);
    assertThat(throttle.ask("other@example.org", after(Duration.ofHours(23))))
        .isEqualTo(Verdict.YES);
    assertThat(throttle.ask("you@example.org", after(Duration.ofDays(1)))).isEqualTo(Verdict.YES);
  }

  @Test
  void twentyAreAskedInAnyHour() {
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.ask(i + "@example.org", after(Duration.ofMinutes(i))))
          .isEqualTo(Verdict.YES);
    }
    assertThat(throttle.ask("late@example.org", after(Duration.ofMinutes(59))))
        .isEqualTo(Verdict.FULL);
    assertThat(throttle.ask("late@example.org", after(Duration.ofHours(1)))).isEqualTo(Verdict.YES);
    assertThat(throttle.ask("later@example.org", after(Duration.ofHours(1))))
        .isEqualTo(Verdict.FULL);
  }

  @Test
  void whoIsAskedOftenEnoughCountsAmongAll() {
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.ask("you@example.org", NOON)).isNotEqualTo(Verdict.FULL);
    }
    assertThat(throttle.ask("other@example.org", NOON)).isEqualTo(Verdict.FULL);
  }

  private static Instant after(Duration time) {
    return NOON.plus(time);
  }
}
