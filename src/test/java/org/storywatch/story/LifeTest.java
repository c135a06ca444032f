package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeTest {
  private static final Instant LAST = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, ACTIVE, ACTIVE", "14, ACTIVE, ACTIVE", "15, DORMANT, REVIVED"})
  void aThreadSleepsAfterTwoWeeksAndWhatComesThenRevivesIt(int days, Life at, Life with) {
    Instant now = LAST.plus(Duration.ofDays(days));
    assertThat(Life.at(now, LAST)).isEqualTo(at);
    assertThat(Life.with(now, LAST)).isEqualTo(with);
  }
}
