package org.storywatch.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveCountsTest {
  private static final Background TABLE =
      new Background(10_000, Map.of("year", 5_000, "harbour", 100));

  @ParameterizedTest
  @CsvSource({
    "'5 5 5 5 5', 25",
    "'5 6 4 5 5', 25", // ordinary ups and downs
    "'0 1 0 0 1', 2", // a rare term
    "'40 40 40 2 2', 124", // most days are usual
    "'40 40 2 2 2', 16", // a story of less than half of the time
    "'900 0 0 0 0', 1", // one loud day
    "'7', 7",
  })
  void aTermCountsOnADayForTwiceItsUsualDayAndOneAtMost(String days, int count) {
    int[] counts = Arrays.stream(days.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertThat(LiveCounts.steady(counts)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    // articles read, with the term, then articles and term in the background
    "1000, 500, 11000, 600",
    "2500, 500, 12500, 600",
    "25000, 5000, 12500, 600", // however many were read, they weigh a quarter of the table
    "2500000, 500000, 12500, 600",
    "25000, 25000, 12500, 2600",
    "25000, 0, 12500, 100",
  })
  void countsAreAddedAndWeighAQuarterOfTheTableAtMost(int read, int with, int all, int term) {
    Background together = new LiveCounts(30, read, Map.of("harbour", with)).with(TABLE);
    assertThat(together.articles()).isEqualTo(all);
    assertThat(together.counts()).containsEntry("harbour", term).containsEntry("year", 5_000);
  }

  @Test
  void aTermThatTheTableLacksIsLearned() {
    Background together = new LiveCounts(30, 25_000, Map.of("flurbo", 2_500)).with(TABLE);
    assertThat(together.counts()).containsEntry("flurbo", 250);
    assertThat(together.rarity("flurbo")).isLessThan(TABLE.rarity("flurbo"));
  }

  @ParameterizedTest
  @CsvSource({"6, 5000, false", "7, 999, false", "7, 1000, true"})
  void aFewDaysOrArticlesTellNothing(int days, int articles, boolean learned) {
    Background together = new LiveCounts(days, articles, Map.of("harbour", 900)).with(TABLE);
    assertThat(together.equals(TABLE)).isEqualTo(!learned);
  }

  @Test
  void aTermThatChangesNothingNeedNotBeCounted() {
    for (int articles : new int[] {1_000, 2_500, 40_000, 450_000}) {
      int least = LiveCounts.least(articles, TABLE);
      Background without = new LiveCounts(30, articles, Map.of()).with(TABLE);
      assertThat(new LiveCounts(30, articles, Map.of("x", least)).with(TABLE))
          .isNotEqualTo(without);
      if (least > 2) {
        assertThat(new LiveCounts(30, articles, Map.of("x", least - 1)).with(TABLE))
            .isEqualTo(without);
      }
    }
  }

  @Test
  void aStoryThatIsEverywhereForWeeksKeepsItsWords() {
    int[] days = new int[90];
    Arrays.fill(days, 40, 75, 200); // of 500 articles a day, for five weeks
    LiveCounts live = new LiveCounts(90, 45_000, Map.of("harbour", LiveCounts.steady(days)));
    assertThat(live.with(TABLE).rarity("harbour")).isGreaterThan(0.95 * TABLE.rarity("harbour"));
  }
}
