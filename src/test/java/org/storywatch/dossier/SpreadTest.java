package org.storywatch.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.web.Marks.Mark;

class SpreadTest {
  private static final Instant NOW = Instant.parse("2031-03-14T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0.5,  , '3 articles, 1.5 a day', '3 articles, 1.5 a day', ''",
    "0.5, 0.3, '3 articles, 1.5 a day', '5 articles, 2.5 a day', '0.49 0.30'",
    "0.5, 0.8, '3 articles, 1.5 a day', '1 article, 0.5 a day', '0.62 0.50'",
    "0.33, 0.33, '4 articles, 2.0 a day', '4 articles, 2.0 a day', ''",
    "0.5, 0.95, '3 articles, 1.5 a day', '0 articles, 0.0 a day', '0.93 0.62 0.50'"
  })
  void anotherLineTellsMoreOrLess(
      double line, Double tried, String now, String then, String changed) {
    Spread spread =
        Spread.of(marks(0.1, 0.3, 0.49, 0.5, 0.62, 0.93), line, Optional.ofNullable(tried), NOW);
    assertThat(spread.now()).isEqualTo(now);
    assertThat(spread.then()).isEqualTo(then);
    assertThat(String.join(" ", spread.changed().stream().map(Spread.Between::score).toList()))
        .isEqualTo(changed);
    assertThat(spread.isTried()).isEqualTo(tried != null && tried != line);
    assertThat(spread.more()).isEqualTo(tried != null && tried < line);
  }

  @Test
  void eachBarIsAsHighAsItsArticlesAreMany() {
    Spread spread = Spread.of(marks(0.0, 0.52, 0.54, 0.999, 1.0), 0.5, Optional.empty(), NOW);
    assertThat(spread.bars()).hasSize(20);
    assertThat(spread.bars().stream().filter(bar -> bar.height() > 0).map(Spread.Bar::words))
        .containsExactly("0.00 to 0.05: 1", "0.50 to 0.55: 2", "0.95 to 1.00: 2");
    assertThat(spread.bars().get(0).height()).isEqualTo(50);
    assertThat(spread.bars().get(10).height()).isEqualTo(100);
    assertThat(spread.bars().stream().filter(Spread.Bar::above)).hasSize(10);
    assertThat(spread.isEmpty()).isFalse();
    assertThat(Spread.of(List.of(), 0.5, Optional.empty(), NOW).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0.4",
    ".35, 0.35",
    "0, 0.05",
    "1, 0.95",
    "1.5, 0.95",
    "-0.5,",
    "NaN,",
    "0x1p-1,",
    "half,",
    "1e9,",
    "'',"
  })
  void onlyANumberIsALine(String typed, Double line) {
    assertThat(Spread.asked(Optional.of(typed))).isEqualTo(Optional.ofNullable(line));
  }

  /// All came two days ago.
  private static List<Mark> marks(double... scores) {
    Instant first = NOW.minus(Duration.ofDays(2));
    return DoubleStream.of(scores)
        .mapToObj(score ->
            new Mark(
                "a" + score,
                score,
                score >= 0.5,
                "Title",
                "Gazette",
                URI.create("https://news.example.org/"),
                first))
        .toList();
  }
}
