package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RelapsesTest {
  private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

  private final Relapses relapses = new Relapses();

  @Test
  void whoBeginsAgainNowAndThenIsWell() {
    for (int i = 0; i < 3 * Relapses.MANY; i++) {
      Instant then = NOW.plus(Relapses.SPAN.multipliedBy(i));
      relapses.add("trouble", then);
      assertThat(relapses.words(then)).isEmpty();
    }
  }

  @Test
  void whoBeginsAgainTimeAndAgainIsToldWithTheLastReasonUntilItWasQuietForAWhile() {
    for (int i = 1; i < Relapses.MANY; i++) {
      relapses.add("first", NOW.plusSeconds(i));
    }
    assertThat(relapses.words(NOW.plusSeconds(9))).isEmpty();
    relapses.add("refused", NOW.plusSeconds(10));
    assertThat(relapses.words(NOW.plusSeconds(10)).orElseThrow())
        .contains("4 times", "120 s", "refused");
    assertThat(relapses.words(NOW.plus(Relapses.SPAN))).isNotEmpty();
    assertThat(relapses.words(NOW.plus(Relapses.SPAN).plusSeconds(1))).isEmpty();
  }
}
