package org.storywatch.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.match.Matcher;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;

class BacktestTest {
  private static final String STORY =
      "Divers found cracks in the third pier of the Varnholt bridge";
  private static final String OTHER = "Divers won a medal at the games in Fjordby on Sunday";
  private final List<BacktestRow> rows = new ArrayList<>();

  @Test
  void theSameTextIsACopyOfTheFirst() {
    Backtest backtest = backtest(false);
    backtest.read(Samples.article("a1", STORY, Instant.parse("2031-03-04T00:00:00Z")));
    backtest.read(Samples.article("a2", STORY + ".", Instant.parse("2031-03-06T00:00:00Z")));
    assertThat(rows).extracting(BacktestRow::development).containsExactly("a1", "a1");
    assertThat(rows).extracting(BacktestRow::isNew).containsExactly(true, false);
    Backtest.Result result = backtest.results().getFirst();
    assertThat(result.matches()).isEqualTo(2);
    assertThat(result.copies()).isEqualTo(1);
    assertThat(result.own().alertsADay()).isEqualTo(0.5);
  }

  @Test
  void theSameFewWordsUnderAnotherHeadlineAreNew() {
    Backtest backtest = backtest(false);
    for (String title : List.of(STORY, STORY + " after a storm in Fjordby", STORY)) {
      backtest.read(
          new Article(
              1,
              "a" + rows.size(),
              "f",
              "",
              URI.create("https://p.example/"),
              title,
              "",
              "Read more",
              "en",
              Instant.EPOCH,
              Instant.EPOCH));
    }
    assertThat(rows).extracting(BacktestRow::isNew).containsExactly(true, true, false);
  }

  @Test
  void pairsBelowTheDecisionAreWrittenOnlyWhenAskedFor() {
    backtest(false).read(Samples.article("a1", OTHER, Instant.EPOCH));
    assertThat(rows).isEmpty();
    Backtest all = backtest(true);
    all.read(Samples.article("a1", OTHER, Instant.EPOCH));
    assertThat(rows).singleElement().satisfies(row -> assertThat(row.match()).isFalse());
    assertThat(all.results().getFirst().nearestMisses())
        .singleElement()
        .satisfies(miss -> {
          assertThat(miss.article().id()).isEqualTo("a1");
          assertThat(miss.score()).isEqualTo(rows.getFirst().score());
        });
  }

  @Test
  void anotherSensitivityWouldHaveToldWhatIsNearEnough() {
    String near =
        IntStream.range(1, 500)
            .mapToObj(words -> STORY + filler(words))
            .filter(text -> score(text) < 0.45)
            .findFirst()
            .orElseThrow();
    assertThat(score(near)).isGreaterThan(1.0 / 3);
    Backtest backtest = backtest(false);
    for (String text : List.of(STORY, near, near + "!", OTHER)) {
      backtest.read(Samples.article("a" + text.hashCode(), text, Instant.EPOCH));
    }
    Backtest.Result result = backtest.results().getFirst();
    assertThat(result.own().alertsADay()).isEqualTo(1);
    Map<String, Backtest.Rates> otherwise = result.otherwise();
    assertThat(otherwise).containsOnlyKeys("low", "high");
    assertThat(otherwise.values()).extracting(Backtest.Rates::alertsADay).containsExactly(1.0, 2.0);
    assertThat(otherwise.values())
        .extracting(Backtest.Rates::falseAWeek)
        .isSortedAccordingTo(Double::compare);
  }

  private static String filler(int words) {
    return IntStream.range(0, words).mapToObj(i -> " other" + i).collect(Collectors.joining());
  }

  private double score(String text) {
    rows.clear();
    backtest(true).read(Samples.article("a", text, Instant.EPOCH));
    return rows.getFirst().score();
  }

  private Backtest backtest(boolean all) {
    List<Profile> profiles = List.of(Samples.profile("bridge", STORY));
    Matcher matcher = new Matcher(profiles, new Background(1_000, Map.of()));
    return new Backtest(matcher, profiles, all, rows::add);
  }
}
