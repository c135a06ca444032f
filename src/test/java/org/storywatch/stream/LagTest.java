package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Lag lag = new Lag();

  @Test
  void nothingIsOldWhereNothingWaits() {
    lag.assigned(0, 5, NOON);
    assertThat(lag.age(0, at(3600))).isZero();
    lag.seen(0, 5, at(10));
    assertThat(lag.age(0, at(3600))).isZero();
    assertThat(lag.age(7, at(3600))).isZero();
  }

  @Test
  void whatWaitsGrowsOlderThoughNobodyLooks() {
    lag.assigned(0, 5, NOON);
    lag.waits(0, 5, at(-30), 8);
    assertThat(lag.age(0, at(0))).isEqualTo(Duration.ofSeconds(30));
    assertThat(lag.age(0, at(90))).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void whatWaitsAfterOneThatIsDoneIsNotOlderThanThat() {
    lag.assigned(0, 5, NOON);
    lag.waits(0, 5, at(-30), 8);
    lag.done(0, 6, at(-20));
    assertThat(lag.age(0, at(0))).isEqualTo(Duration.ofSeconds(20));
    lag.done(0, 8, at(-10));
    assertThat(lag.age(0, at(0))).isZero();
  }

  @Test
  void whatComesAfterLongSilenceIsNotAsOldAsTheSilence() {
    lag.assigned(0, 5, at(-7200));
    lag.seen(0, 5, at(-5));
    lag.seen(0, 6, at(0));
    assertThat(lag.age(0, at(0))).isEqualTo(Duration.ofSeconds(5));
    lag.waits(0, 5, at(-2), 6);
    assertThat(lag.age(0, at(0))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aLoopThatNeverGetsOnIsAsOldAsWhatItStandsAt() {
    lag.assigned(0, 5, NOON);
    lag.waits(0, 5, NOON, 6);
    lag.seen(0, 900, at(600));
    lag.seen(0, 9000, at(1200));
    assertThat(lag.age(0, at(1200))).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void marksOfTransactionsDoNotWait() {
    lag.assigned(0, 5, NOON);
    lag.waits(0, 5, NOON, 6);
    lag.done(0, 6, NOON);
    lag.seen(0, 7, at(10));
    assertThat(lag.behind(0)).isTrue();
    lag.passed(0, 7);
    assertThat(lag.behind(0)).isFalse();
    assertThat(lag.age(0, at(100))).isZero();
  }

  @Test
  void theOldestOfAllPartitionsIsTheOneThatMayBeDeleted() {
    lag.assigned(0, 0, NOON);
    lag.assigned(1, 0, NOON);
    lag.waits(0, 0, at(-10), 1);
    lag.waits(1, 0, at(-50), 1);
    assertThat(lag.oldest(NOON)).isEqualTo(Duration.ofSeconds(50));
    lag.revoked(1);
    assertThat(lag.oldest(NOON)).isEqualTo(Duration.ofSeconds(10));
    lag.revoked(0);
    assertThat(lag.oldest(NOON)).isZero();
  }

  @Test
  void aClockThatWasSetBackMakesNothingYoungerThanNow() {
    lag.assigned(0, 0, NOON);
    lag.waits(0, 0, NOON, 1);
    assertThat(lag.age(0, at(-86_400))).isZero();
  }

  @Test
  void theAlarmComesWhenHalfOfTheTimeIsOver() {
    Duration kept = Duration.ofDays(30);
    assertThat(LagWatch.words(Topic.ARTICLES, Duration.ofDays(15).minusSeconds(1), kept)).isEmpty();
    assertThat(LagWatch.words(Topic.ARTICLES, Duration.ofDays(16), kept))
        .hasValueSatisfying(words ->
            assertThat(words)
                .contains("storywatch.articles", "16 days old", "at 30 days", "retention.ms"));
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
