package org.storywatch.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;

class FiguresTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final String SEED = "Divers found cracks in the third pier of the Varnholt bridge";

  private List<Trial> trial = List.of();

  /// Ten articles: a seed, three of the story, two of the sibling, and four others.
  @BeforeEach
  void makeATrial() throws IOException {
    List<Article> stream = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stream.add(Samples.article("a" + i, SEED + " " + i, Instant.parse("2031-03-04T00:00:00Z")));
    }
    NewsSet.Wish wish =
        new NewsSet.Wish(
            "p",
            "1 seed",
            "w",
            List.of(SEED),
            Set.of("a1", "a2", "a3"),
            Set.of("a0"),
            Set.of("a4", "a5"));
    trial =
        List.of(Trial.of(new NewsSet("ecb", stream, List.of(wish)), new Background(100, Map.of())));
  }

  @Test
  void missesAndFalseAlarmsMakeTheCost() {
    Figures figures = figures(1, 0.9, 0.8, 0.1, 0.7, 0.3, 0.2, 0, 0, 0);
    assertThat(figures.misses()).isCloseTo(1 / 3.0, EXACTLY);
    assertThat(figures.falseAlarms()).isCloseTo(1 / 6.0, EXACTLY);
    assertThat(figures.cost()).isCloseTo(1 / 3.0 + 4.9 / 6, EXACTLY);
    assertThat(figures.siblings()).isCloseTo(0.5, EXACTLY);
    assertThat(figures.f1()).isCloseTo(2 / 3.0, EXACTLY);
  }

  @Test
  void theOrderByScoreIsJudgedWithoutTheSeeds() {
    Figures figures = figures(1, 0.9, 0.8, 0.1, 0.7, 0.3, 0.2, 0, 0, 0);
    assertThat(figures.ranking()).isCloseTo((1 + 1 + 3 / 6.0) / 3, EXACTLY);
  }

  @Test
  void whatIsNotScoredIsNotFound() {
    assertThat(figures(1, 0.9, 0, 0, 0, 0, 0, 0, 0, 0).ranking()).isCloseTo(1 / 3.0, EXACTLY);
  }

  @Test
  void profilesWithoutScoresDoNotCount() {
    assertThat(Figures.of(trial.getFirst(), new double[1][0])).isEmpty();
  }

  @Test
  void theCalibrationCountsByScore() {
    double[][] scores = {{1, 0.95, 0.45, 0.4, 0.41, 0.3, 0, 0, 0, 0}};
    assertThat(new Reliability().add(trial.getFirst(), scores).table().lines())
        .contains("  0.40 to 0.50:       3 articles, mean score 0.420, of the story 0.667")
        .contains("  0.90 to 1.00:       1 articles, mean score 0.950, of the story 1.000");
  }

  @Test
  void theWorstProfilesSayWhatTheyMissedAndTook() {
    double[][] scores = {{1, 0.95, 0.45, 0.8, 0.91, 0.3, 0.7, 0, 0, 0}};
    assertThat(Worst.of(trial.getFirst(), scores, 1))
        .singleElement()
        .asString()
        .endsWith(": misses a2 0.450 takes the sibling a4 0.910 takes a6 0.700");
  }

  private Figures figures(double... scores) {
    Figures figures = Figures.of(trial.getFirst(), new double[][] {scores}).get("1 seed");
    return Objects.requireNonNull(figures);
  }
}
