package org.storywatch.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.About;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.story.Development;

class ChronicleTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

  @Test
  void theLastFiveAreTheStorySoFar() {
    Chronicle chronicle = new Chronicle(0);
    assertThat(chronicle.latest()).isEmpty();
    assertThat(chronicle.told()).isEqualTo(Instant.EPOCH);
    for (int i = 0; i < 7; i++) {
      chronicle.add(development("d" + i, NOW.plusSeconds(i), false));
    }
    assertThat(chronicle.latest())
        .extracting(About.Earlier::headline)
        .containsExactly("T d6", "T d5", "T d4", "T d3", "T d2");
    assertThat(chronicle.latest().getFirst())
        .isEqualTo(
            new About.Earlier(
                "T d6", "Outlet", URI.create("https://example.org/d6"), NOW.plusSeconds(6)));
    assertThat(chronicle.told()).isEqualTo(NOW.plusSeconds(6));
  }

  @Test
  void whatNobodyWasToldOfIsNoPartOfIt() {
    Chronicle chronicle = new Chronicle(1);
    for (int i = 0; i < 9; i++) {
      assertThat(chronicle.add(development("d" + i, NOW, true))).isEmpty();
    }
    assertThat(chronicle.latest()).isEmpty();
    assertThat(chronicle.isFlood(NOW)).isFalse();
    assertThat(chronicle.told()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aFloodIsSaidOnceWithItsHeadlines() {
    Chronicle chronicle = new Chronicle(2);
    chronicle.add(development("a", NOW, false));
    chronicle.add(development("b", NOW, false));
    Optional<About.Flood> flood = chronicle.add(development("c", NOW.plusSeconds(1), false));
    assertThat(flood)
        .hasValueSatisfying(word -> {
          assertThat(word.developments()).isEqualTo(3);
          assertThat(word.usual()).isEqualTo(2);
          assertThat(word.headlines())
              .extracting(About.Earlier::headline)
              .containsExactly("T c", "T b", "T a");
        });
    assertThat(chronicle.add(development("d", NOW.plusSeconds(2), false))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // days before now: the profile came, silence was last told, something was told, reading began;
    // how many days of silence are to be told of now, from how many days ago
    "30, -,  6.9,  30, 0,  -",
    "30, -,  7,    30, 7,  7",
    "30, -,  8,    30, 7,  8",
    "30, -,  13.9, 30, 7,  13.9",
    "30, -,  14,   30, 14, 14",
    "30, 7,  20,   30, 7,  7",
    "30, 6,  20,   30, 0,  -",
    "30, 8,  7.5,  30, 7,  7.5",
    "30, -,  -,    30, 28, 30",
    "6,  -,  -,    30, 0,  -",
    "7,  -,  -,    30, 7,  7",
    "30, -,  -,    5,  0,  -",
    "30, -,  -,    7,  7,  7",
  })
  void aWeekWithoutADevelopmentIsToldOfOnce(
      String since, String told, String development, String began, long days, String from) {
    Quiet quiet = new Quiet(Quiet.SCHEMA, "libya", ago(since), ago(told));
    Optional<Quiet.Span> over = quiet.over(ago(development), ago(began), NOW);
    if (days == 0) {
      assertThat(over).isEmpty();
    } else {
      Quiet.Span span = new Quiet.Span(ago(from), ago(from).plus(Duration.ofDays(days)));
      assertThat(over).contains(span);
      assertThat(quiet.spoken(span).over(ago(development), ago(began), NOW)).isEmpty();
    }
  }

  @Test
  void whatIsReadIsCountedByHourAndOnce() {
    Counting counting = new Counting(3);
    assertThat(counting.changed(NOW)).isEmpty();
    assertThat(counting.compared(0)).isTrue();
    assertThat(counting.compared(1)).isTrue();
    Tally first = counting.changed(NOW).orElseThrow();
    assertThat(first).isEqualTo(new Tally(1, 3, Instant.parse("2026-03-01T10:00:00Z"), 2, 2));
    assertThat(counting.changed(NOW)).isEmpty();
    counting.compared(5); // between them stood a transaction's end
    assertThat(counting.changed(NOW.plusSeconds(1)).orElseThrow().articles()).isEqualTo(3);
    counting.compared(6);
    assertThat(counting.changed(NOW.plus(Duration.ofHours(1))))
        .contains(new Tally(1, 3, Instant.parse("2026-03-01T11:00:00Z"), 1, 7));
  }

  @Test
  void afterARestartItGoesOnAndKnowsWhatComesAgain() {
    Counting counting = new Counting(0);
    counting.recall(new Tally(1, 0, Instant.parse("2026-03-01T09:00:00Z"), 40, 40));
    counting.recall(new Tally(1, 0, Instant.parse("2026-03-01T10:00:00Z"), 2, 42));
    counting.recalled(50);
    assertThat(counting.compared(0)).isFalse();
    assertThat(counting.compared(41)).isFalse();
    assertThat(counting.changed(NOW)).isEmpty();
    assertThat(counting.compared(42)).isTrue();
    assertThat(counting.changed(NOW).orElseThrow().articles()).isEqualTo(3);
  }

  @Test
  void aTopicThatWasMadeAnewIsReadLikeANewOne() {
    Counting counting = new Counting(0);
    counting.recall(new Tally(1, 0, Instant.parse("2026-03-01T10:00:00Z"), 42, 42));
    counting.recalled(7);
    assertThat(counting.compared(0)).isTrue();
    assertThat(counting.changed(NOW).orElseThrow().next()).isEqualTo(1);
  }

  @Test
  void theLastWordOnAnHourHoldsAndPartitionsAddUp() {
    Reading reading = new Reading();
    assertThat(reading.began()).isEmpty();
    Instant ten = Instant.parse("2026-03-01T10:00:00Z");
    reading.add(new Tally(1, 0, ten, 5, 5));
    reading.add(new Tally(1, 0, ten, 9, 9));
    reading.add(new Tally(1, 1, ten, 100, 9));
    reading.add(new Tally(1, 1, ten.plus(Duration.ofHours(2)), 1000, 9));
    assertThat(reading.began()).contains(ten);
    assertThat(reading.between(ten, ten.plus(Duration.ofHours(2)))).isEqualTo(109);
    assertThat(reading.between(NOW, NOW.plus(Duration.ofHours(2)))).isEqualTo(1109);
    assertThat(reading.between(ten.plus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1))))
        .isEqualTo(1000);
  }

  @Test
  void theNearestMissesOfATimeAreThreeHeadlinesTheNearestFirst() {
    Misses misses = new Misses();
    misses.add(miss("far", 0.1, NOW));
    misses.add(miss("near", 0.4, NOW.plusSeconds(60)));
    misses.add(miss("near", 0.4, NOW.plusSeconds(90)));
    misses.add(miss("nearer", 0.45, NOW.plus(Duration.ofDays(1))));
    misses.add(miss("middle", 0.3, NOW.plus(Duration.ofDays(2))));
    misses.add(miss("late", 0.49, NOW.plus(Duration.ofDays(7))));
    misses.add(miss("early", 0.49, NOW.minusSeconds(1)));
    assertThat(misses.between("libya", NOW, NOW.plus(Duration.ofDays(7))))
        .extracting(About.Earlier::headline)
        .containsExactly("T nearer", "T near", "T middle");
    assertThat(misses.between("other", NOW, NOW.plus(Duration.ofDays(7)))).isEmpty();
  }

  private static Match miss(String id, double score, Instant fetched) {
    return new Match(Match.SCHEMA, "libya", article(id, fetched, false), score, List.of());
  }

  private static Instant ago(String days) {
    return days.equals("-")
        ? Instant.EPOCH
        : NOW.minus(Duration.ofMinutes(Math.round(Double.parseDouble(days) * 24 * 60)));
  }

  private static Development development(String id, Instant told, boolean backfill) {
    return new Development(
        Development.SCHEMA,
        "libya",
        id,
        id,
        article(id, told, backfill),
        0.9,
        List.of(),
        List.of(),
        "",
        List.of(),
        told);
  }

  private static Article article(String id, Instant at, boolean backfill) {
    return new Article(
        1,
        id,
        "f",
        "Outlet",
        URI.create("https://example.org/" + id),
        "T " + id,
        "",
        "x",
        "en",
        at,
        at,
        backfill);
  }
}
