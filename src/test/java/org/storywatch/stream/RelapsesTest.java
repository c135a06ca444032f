package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Condition.Level;

class RelapsesTest {
  private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  private static final Condition WELL = Condition.well("reading");

  private final Relapses relapses = new Relapses();

  @Test
  void whoBeginsAgainNowAndThenIsWell() {
    for (int i = 0; i < 3 * Relapses.MANY; i++) {
      Instant then = NOW.plus(Relapses.SPAN.multipliedBy(i));
      relapses.add(WELL, "trouble", then);
      assertThat(relapses.words(then)).isEmpty();
    }
  }

  @Test
  void whoBeginsAgainTimeAndAgainIsToldWithTheLastReasonUntilItWasQuietForAWhile() {
    for (int i = 1; i < Relapses.MANY; i++) {
      relapses.add(WELL, "first", NOW.plusSeconds(i));
    }
    assertThat(relapses.words(NOW.plusSeconds(9))).isEmpty();
    relapses.add(WELL, "refused", NOW.plusSeconds(10));
    assertThat(relapses.words(NOW.plusSeconds(10)).orElseThrow())
        .contains("4 times", "120 s", "refused");
    assertThat(relapses.over(WELL, NOW.plusSeconds(10)).level()).isEqualTo(Level.TRYING);
    Condition dead = Condition.dead("died");
    assertThat(relapses.over(dead, NOW.plusSeconds(10))).isEqualTo(dead);
    assertThat(relapses.words(NOW.plus(Relapses.SPAN))).isNotEmpty();
    assertThat(relapses.words(NOW.plus(Relapses.SPAN).plusSeconds(1))).isEmpty();
  }

  @Test
  void whoNeverGotThereHasNotBegunAgain() {
    Condition trying = Condition.trying("no broker");
    relapses.add(WELL, "no broker", NOW);
    for (int i = 0; i < 3 * Relapses.MANY; i++) {
      relapses.add(trying, "no broker", NOW.plusSeconds(i));
    }
    assertThat(relapses.words(NOW.plusSeconds(20))).as("an outage is one").isEmpty();
  }
}
