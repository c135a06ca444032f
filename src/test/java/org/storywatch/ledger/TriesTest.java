package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.ledger.Alerts.postponed;
import static org.storywatch.ledger.Alerts.told;
import static org.storywatch.ledger.Alerts.unknown;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Message;

/// How often an alert is tried, and when it is given up.
class TriesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

  @Test
  void whatMayHaveBeenTakenStaysUnknownThoughTheNextTryIsPutOff() {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    Delivery second = Tries.ended(alert, 2, NOW, Message.of(alert), true, postponed());
    assertThat(second.state()).isEqualTo(Delivery.State.UNKNOWN);
    assertThat(second.words()).startsWith("451").contains("may have been taken");
    assertThat(second.next()).isAfter(NOW);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "40, 60"})
  void triesComeLessAndLessOften(int attempts, long minutes) {
    assertThat(Retry.next(NOW, attempts)).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
  }

  @ParameterizedTest
  @CsvSource({
    // hours since it arose, tries that failed, and is it given up?
    "1,   3,  false", // trouble that just began
    "47,  52, false", // a day is still a day
    "49,  52, true", // two days of trouble
    "49,  40, false", // the program was off for some of them
    "240, 1,  false", // it was off for all of them
    "240, 49, false", // and trouble began when it came back
    "240, 50, true",
    "1,   90, false", // it died in the middle of each try
  })
  void anAlertIsGivenUpOnlyWhenItIsOldAndWasTriedOften(long hours, int attempts, boolean over) {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    Instant now = NOW.plus(Duration.ofHours(hours));
    for (boolean lost : new boolean[] {false, true}) {
      Delivery last =
          Tries.ended(
              alert, attempts, now, Message.of(alert), false, lost ? unknown() : postponed());
      assertThat(last.state() == Delivery.State.REFUSED).isEqualTo(over);
      assertThat(last.words()).contains(lost ? "lost" : "451");
    }
  }

  @Test
  void fiftyTriesTakeNearlyTwoDays() {
    Instant at = NOW;
    for (int attempts = 1; attempts < 50; attempts++) {
      at = Retry.next(at, attempts);
    }
    assertThat(Duration.between(NOW, at)).isBetween(Duration.ofHours(42), Duration.ofHours(48));
  }

  @Test
  void aClockThatJumpsADayAheadGivesNothingUp() {
    assertThat(Retry.over(NOW, 20, NOW.plus(Duration.ofDays(30)))).isFalse();
    assertThat(Retry.over(NOW.plus(Duration.ofDays(1)), 50, NOW)).isFalse();
  }
}
