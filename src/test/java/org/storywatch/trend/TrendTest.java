package org.storywatch.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void whatCameIsCountedInItsMinuteAndItsHour() {
    Trend trend = new Trend();
    trend.add(Series.READ, NOON.minusSeconds(1));
    trend.add(Series.READ, NOON);
    trend.add(Series.READ, NOON.plusSeconds(59));
    trend.add(Series.TOLD, NOON.plusSeconds(60));
    List<Point> minutes = trend.last(MINUTE, 3, NOON.plusSeconds(90));
    assertThat(minutes).extracting(point -> point.count(Series.READ)).containsExactly(1L, 2L, 0L);
    assertThat(minutes).extracting(point -> point.count(Series.TOLD)).containsExactly(0L, 0L, 1L);
    List<Point> hours = trend.last(Duration.ofHours(1), 2, NOON.plusSeconds(90));
    assertThat(hours).extracting(point -> point.count(Series.READ)).containsExactly(1L, 2L);
    assertThat(hours.getLast().begin()).isEqualTo(NOON);
  }

  @Test
  void severalMinutesMakeOneStretch() {
    Trend trend = new Trend();
    for (int minute = 0; minute < 10; minute++) {
      trend.add(Series.READ, NOON.plus(MINUTE.multipliedBy(minute)));
    }
    assertThat(trend.last(Duration.ofMinutes(5), 3, NOON.plusSeconds(600)))
        .extracting(point -> point.count(Series.READ))
        .containsExactly(5L, 5L, 0L);
  }

  @Test
  void whatIsOldIsForgottenByTheMinuteBeforeItIsByTheHour() {
    Trend trend = new Trend();
    Instant then = NOON.minus(Duration.ofDays(3));
    trend.add(Series.READ, then);
    trend.add(Series.READ, NOON);
    assertThat(trend.last(MINUTE, 2, then)).allMatch(point -> point.count(Series.READ) == 0);
    assertThat(trend.last(Duration.ofHours(1), 1, then).getFirst().count(Series.READ)).isOne();
  }

  @Test
  void halfOfTheMailsWereSentWithinTheMedian() {
    Trend trend = new Trend();
    for (int seconds = 10; seconds <= 1000; seconds += 10) {
      trend.took(NOON, Duration.ofSeconds(seconds));
    }
    Point hour = trend.last(Duration.ofHours(1), 1, NOON).getFirst();
    assertThat(hour.within(0.5).orElseThrow().toSeconds()).isBetween(500L, 600L);
    assertThat(hour.within(0.99).orElseThrow().toSeconds()).isBetween(990L, 1200L);
    assertThat(Point.none(NOON, MINUTE).within(0.5)).isEmpty();
  }

  @Test
  void countsOutliveTheProcessAndNothingIsCountedTwice() {
    try (Counting counting = counting()) {
      assertThat(counting.from("articles", 0, 90, 100)).isEqualTo(90);
      assertThat(counting.isNew("articles", 0, 90)).isTrue();
      assertThat(counting.isNew("articles", 0, 90)).isFalse();
      counting.trend().add(Series.READ, NOON);
      counting.trend().took(NOON, Duration.ofSeconds(7));
    }
    try (Counting counting = counting()) {
      // What came meanwhile is read from the place that was counted last.
      assertThat(counting.from("articles", 0, 800, 1000)).isEqualTo(91);
      assertThat(counting.isNew("articles", 0, 90)).isFalse();
      assertThat(counting.isNew("articles", 0, 91)).isTrue();
      Point point = counting.trend().last(MINUTE, 1, NOON).getFirst();
      assertThat(point.count(Series.READ)).isOne();
      assertThat(point.within(1).orElseThrow().toSeconds()).isBetween(7L, 9L);
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsCountedFromItsBeginning() {
    Counting counting = counting();
    assertThat(counting.isNew("articles", 0, 500)).isTrue();
    assertThat(counting.from("articles", 0, 0, 3)).isZero();
    assertThat(counting.isNew("articles", 0, 0)).isTrue();
  }

  @Test
  void whatWasCountedIsWrittenDownEveryMinute() {
    Counting counting = counting();
    assertThat(counting.isNew("articles", 0, 1)).isTrue();
    counting.counted();
    assertThat(folder.resolve("trend.json")).doesNotExist();
    now.set(NOON.plus(MINUTE));
    counting.counted();
    assertThat(folder.resolve("trend.json")).exists();
  }

  @Test
  void aFileThatCannotBeReadIsAsNone() throws Exception {
    for (String bad :
        List.of(
            "",
            "{",
            "[]",
            "{\"schema\":9,\"places\":{},\"rows\":[]}",
            "{\"schema\":1,\"places\":{},\"rows\":[[1]]}")) {
      Files.writeString(folder.resolve("trend.json"), bad);
      try (Counting counting = counting()) {
        assertThat(counting.from("articles", 0, 5, 10)).isEqualTo(5);
        assertThat(counting.isNew("articles", 0, 5)).isTrue();
      }
      try (Counting counting = counting()) {
        assertThat(counting.from("articles", 0, 9, 10)).isEqualTo(6);
      }
    }
  }

  private Counting counting() {
    return new Counting(folder.resolve("trend.json"), now::get);
  }
}
