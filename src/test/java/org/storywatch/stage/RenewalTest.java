package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {
  private static final Instant LAST = Instant.parse("2031-03-04T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1000, 1100, 59, false", // not twice in an hour
    "1000, 1100, 60, true",
    "1000, 1099, 60, false", // too little is new
    "1000, 900, 60, true", // it was made anew
    "1000, 1099, 1440, true", // a day has passed
    "0, 0, 60, false",
    "0, 1, 60, true",
    "2000000000, 2100000000, 60, false",
  })
  void itIsDueWhenTheArchiveChangedByATenthOrADayPassed(
      int before, int now, int minutes, boolean due) {
    assertThat(new Renewal(LAST, before).isDue(now, LAST.plus(Duration.ofMinutes(minutes))))
        .isEqualTo(due);
  }

  @Test
  void theFirstIsDueAtOnce() {
    assertThat(Renewal.NEVER.isDue(5, LAST)).isTrue();
  }
}
