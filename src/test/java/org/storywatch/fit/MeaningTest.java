package org.storywatch.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.match.Calibration;
import org.storywatch.match.Odds;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;

class MeaningTest {
  private static final int PROFILES = 20;
  private static final int ARTICLES = 400;
  private static final long SEED = 4;

  @Test
  void theScaleMakesScoresTheShareThatIsOfTheStory() throws IOException {
    double[][] scores = scores(new Random(SEED));
    Random outcome = new Random(SEED + 1);
    Trial trial =
        trial((profile, article) ->
            outcome.nextDouble()
                < Calibration.score(0.5 * Calibration.evidence(scores[profile][article])));
    assertThat(Meaning.scale(List.of(trial), List.<double[][]>of(scores)))
        .isCloseTo(0.5, within(0.05));
  }

  @Test
  void theOddsClaimAsManyFalseAlertsAsThereAre() throws IOException {
    double[][] scores = scores(new Random(SEED));
    Random outcome = new Random(SEED + 1);
    Trial trial = trial((profile, article) -> outcome.nextDouble() < scores[profile][article]);
    Odds odds = Meaning.odds(List.of(trial), List.<double[][]>of(scores));
    Collection<String> lines = Meaning.lines(List.of(trial), List.<double[][]>of(scores), odds);
    assertThat(lines).hasSize(3);
    assertThat(lines)
        .extracting(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .allSatisfy(ratio -> assertThat(ratio).isBetween(0.9, 1.1));
  }

  private interface Outcome {
    boolean isOwn(int profile, int article);
  }

  private static double[][] scores(Random random) {
    double[][] scores = new double[PROFILES][ARTICLES];
    for (double[] profile : scores) {
      for (int i = 0; i < ARTICLES; i++) {
        profile[i] = Calibration.score(6 * random.nextDouble() - 3);
      }
    }
    return scores;
  }

  private static Trial trial(Outcome outcome) throws IOException {
    List<Article> stream = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      stream.add(
          Samples.article(
              "a" + i, "Divers found cracks in pier " + i, Instant.parse("2031-03-04T00:00:00Z")));
    }
    List<NewsSet.Wish> wishes = new ArrayList<>();
    for (int profile = 0; profile < PROFILES; profile++) {
      int number = profile;
      Set<String> own = new HashSet<>();
      IntStream.range(0, ARTICLES)
          .filter(article -> outcome.isOwn(number, article))
          .forEach(article -> own.add("a" + article));
      wishes.add(
          new NewsSet.Wish(
              "p%02d".formatted(profile),
              "1 seed",
              "w",
              List.of("Divers found cracks in the third pier of the Varnholt bridge"),
              own,
              Set.of(),
              Set.of()));
    }
    return Trial.of(new NewsSet("ecb", stream, wishes), new Background(100, Map.of()));
  }
}
