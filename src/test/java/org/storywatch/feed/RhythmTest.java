package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");

  @Test
  void theDatesOfTheFirstAnswerTellTheRhythm() {
    assertThat(Rhythm.first(every(Duration.ofHours(2), 20), NOW).interval())
        .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(70));
  }

  @Test
  void aFirstAnswerFromThePastTellsNothing() {
    List<Instant> old = List.of(Instant.parse("2011-01-01T00:00:00Z"));
    assertThat(Rhythm.first(old, NOW).interval()).isZero();
    assertThat(Rhythm.first(old, NOW).newest()).isEqualTo("2011-01-01T00:00:00Z");
    assertThat(Rhythm.UNKNOWN.interval()).isZero();
  }

  @Test
  void aFeedWithoutDatesIsKnownAfterSomeHours() {
    Rhythm rhythm = Rhythm.first(List.of(Instant.EPOCH), NOW);
    for (int hour = 1; hour <= 24; hour++) {
      rhythm = rhythm.after(List.of(Instant.EPOCH), NOW.plus(Duration.ofHours(hour)));
    }
    assertThat(rhythm.interval()).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(35));
  }

  @Test
  void whatBecomesSilentIsPolledLessAndLess() {
    Rhythm rhythm = Rhythm.first(every(Duration.ofHours(1), 48), NOW);
    Duration before = rhythm.interval();
    Duration after = rhythm.after(List.of(), NOW.plus(Duration.ofDays(9))).interval();
    assertThat(after).isGreaterThan(before.multipliedBy(10));
  }

  @ParameterizedTest
  @CsvSource({
    // hours between entries, days of silence, is it late
    "0.1,  0.9,  false",
    "0.1,  1.1,  true",
    "1,    1.5,  false",
    "1,    2,    true",
    "24,   13,   false",
    "24,   15,   true",
    "168,  13,   false",
  })
  void aFeedIsLateAgainstItsOwnRhythm(double hours, double days, boolean late) {
    Duration gap = Duration.ofSeconds(Math.round(hours * 3600));
    Rhythm rhythm = Rhythm.first(every(gap, 200), NOW);
    Instant then = NOW.plusSeconds(Math.round(days * 86_400));
    assertThat(rhythm.late(then)).isEqualTo(late);
    // Polls that bring nothing change nothing about it.
    Rhythm asked = rhythm;
    for (int poll = 1; poll < 100; poll++) {
      asked = asked.after(List.of(), NOW.plusSeconds(Math.round(days * 864 * poll)));
    }
    assertThat(asked.late(then)).isEqualTo(late);
  }

  private static List<Instant> every(Duration gap, int count) {
    List<Instant> dates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dates.add(NOW.minus(gap.multipliedBy(i)));
    }
    return dates;
  }
}
