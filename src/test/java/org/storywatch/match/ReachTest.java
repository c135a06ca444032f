package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;

class ReachTest {
  private static final Background BACKGROUND = new Background(1_000, Map.of("w1", 500, "w2", 90));
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");

  private static final List<Sensitivity> SENSITIVITIES =
      Stream.of("low", "normal", "high", "0.1 a week", "2 a week", "0.15", "0.05")
          .map(written -> Sensitivity.of(written).orElseThrow())
          .toList();

  /// All scores every profile that shares a word, and matching only those within reach.
  @Test
  void nobodyOutOfReachWouldHaveMatched() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    List<Profile> profiles = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      profiles.add(
          Samples.profile(
              "p" + i, text(random, i % 20, 40), SENSITIVITIES.get(i % SENSITIVITIES.size())));
    }
    Matcher matcher = new Matcher(profiles, BACKGROUND);
    Following one = new Following();
    Following other = new Following();
    int matches = 0;
    int others = 0;
    for (int i = 0; i < 150; i++) {
      Article article =
          Samples.article(
              "a" + i, text(random, random.nextInt(20), 60), DAY.plus(Duration.ofHours(3L * i)));
      List<Decision> all = matcher.decided(article, one);
      List<Match> wanted = all.stream().filter(Decision::told).map(Decision::match).toList();
      assertThat(matcher.match(article, other))
          .as("seed %d, article %d", seed, i)
          .isEqualTo(wanted);
      matches += wanted.size();
      others += all.size() - wanted.size();
    }
    assertThat(matches).as("matches").isGreaterThan(100);
    assertThat(others).as("no matches").isGreaterThan(1_000);
    assertThat(profiles.stream().flatMap(profile -> other.course(profile).stream()))
        .filteredOn(course -> course.articles() > 0)
        .as("profiles that learned")
        .hasSizeGreaterThan(20);
  }

  private static String text(SplittableRandom random, int topic, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int zipf = (int) Math.exp(random.nextDouble(0, 6));
      text.append(random.nextInt(3) == 0 ? "w" + zipf : "t" + topic + "x" + zipf / 8).append(' ');
    }
    return text.toString();
  }
}
