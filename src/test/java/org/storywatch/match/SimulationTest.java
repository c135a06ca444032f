package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Profiles;
import org.storywatch.profile.Vectors;
import org.storywatch.profile.Weighing;
import org.storywatch.text.Analysis;

@Execution(ExecutionMode.CONCURRENT)
class SimulationTest {
  private static final long SEED = 17;
  private static final int STORIES = 4;
  private static final int ARTICLES = 360;
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");
  private static final Background BACKGROUND = background();

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private List<Article> articles = List.of();
  private List<Profile> profiles = List.of();

  @BeforeEach
  void makeTheStream() throws IOException {
    for (int story = 0; story < STORIES; story++) {
      for (int seeds : List.of(1, 2, 4)) {
        Path profile = Files.createDirectory(folder.resolve("story-" + story + "-" + seeds));
        for (int i = 0; i < seeds; i++) {
          Files.writeString(profile.resolve(i + ".txt"), text(story, 8));
        }
      }
    }
    profiles = Profiles.read(folder, BACKGROUND).profiles();
    articles = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      // Half of all are of the first story, so that it is learned more than can be kept.
      int story = random.nextBoolean() ? 0 : random.nextInt(STORIES + 1);
      Instant published = DAY.plus(Duration.ofHours(9L * i));
      articles.add(Samples.article("a" + i, text(story, random.nextInt(9)), published));
    }
    articles.add(
        Samples.article(
            "seed",
            Files.readString(folder.resolve("story-1-1/0.txt")),
            DAY.plus(Duration.ofDays(150))));
  }

  @Test
  void everyScoreIsTheOneThatTheMatcherGives() {
    Map<String, Map<String, Double>> expected = real();
    Simulation simulation = simulation();
    for (int profile = 0; profile < profiles.size(); profile++) {
      double[] scores = simulation.scores(profile, Weights.shipped());
      Map<String, Double> real = expected.getOrDefault(profiles.get(profile).id(), Map.of());
      for (int i = 0; i < articles.size(); i++) {
        assertThat(scores[i])
            .as("%s, %s, seed %d", profiles.get(profile).id(), articles.get(i).id(), SEED)
            .isCloseTo(real.getOrDefault(articles.get(i).id(), 0.0), within(1e-6));
      }
    }
  }

  @Test
  void theStreamHasAllThatScoresDependOn() {
    Map<String, Double> first = real().getOrDefault("story-0-4", Map.of());
    assertThat(first.values().stream().filter(score -> score >= Following.SURE).count())
        .as("articles that were learned, with 40 words each that no other has")
        .isGreaterThan(60);
    Map<String, Double> other = real().getOrDefault("story-1-1", Map.of());
    assertThat(other.values()).as("rivals").anyMatch(score -> score > Rivals.NEAR && score < 0.5);
    assertThat(other.getOrDefault("seed", 0.0)).isGreaterThan(Following.SURE);
  }

  @Test
  void theFasterWayOnlyLeavesOutWhatIsFarAway() {
    Simulation simulation = simulation();
    long left = 0;
    for (int profile = 0; profile < profiles.size(); profile++) {
      double[] all = simulation.scores(profile, Weights.shipped());
      double[] near = simulation.near(profile, Weights.shipped());
      for (int i = 0; i < all.length; i++) {
        if (near[i] == 0) {
          assertThat(all[i]).isLessThan(Rivals.NEAR);
          left += all[i] > 0 ? 1 : 0;
        } else {
          assertThat(near[i]).isEqualTo(all[i]);
        }
      }
    }
    assertThat(left).isPositive();
  }

  @Test
  void otherWeightsGiveOtherScoresAndTheSameGiveTheSame() {
    Simulation simulation = simulation();
    Weights w = Weights.shipped();
    Weights strict =
        new Weights(
            w.words(),
            w.opening(),
            w.numbers(),
            w.freshness(),
            w.bias() - 1,
            w.usualWords(),
            w.usualOpening(),
            w.common(),
            w.nearest(),
            w.rivalWords(),
            w.rivalOpening(),
            w.core(),
            w.sure(),
            w.near());
    double[] usual = simulation.scores(0, w);
    assertThat(sum(simulation.scores(0, strict))).isLessThan(sum(usual));
    assertThat(simulation.scores(0, w)).isEqualTo(usual);
  }

  private static double sum(double[] scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum;
  }

  /// The scores by profile and article.
  private Map<String, Map<String, Double>> real() {
    Matcher matcher = new Matcher(profiles, BACKGROUND);
    Following following = new Following();
    Map<String, Map<String, Double>> scores = new HashMap<>();
    for (Article article : articles) {
      for (Match match : matcher.all(article, following)) {
        scores
            .computeIfAbsent(match.profile(), profile -> new HashMap<>())
            .put(article.id(), match.score());
      }
    }
    return scores;
  }

  private Simulation simulation() {
    Analysis analysis = new Analysis();
    Weighing weighing = new Weighing(BACKGROUND);
    List<Vectors> vectors =
        articles.stream()
            .map(one -> weighing.weigh(analysis.read(one.title(), one.text(), one.lang())))
            .toList();
    return new Simulation(
        new DenseStream(vectors, articles.stream().map(Article::published).toList()), profiles);
  }

  /// Two stories each are of one kind, and share words and numbers.
  private String text(int story, int share) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < 120; i++) {
      boolean own = random.nextInt(10) < share;
      int place = random.nextInt(30);
      if (!own) {
        text.add("common" + place * random.nextInt(30));
      } else if (place < 12) {
        text.add("kind" + story / 2 + "term" + place);
      } else if (place < 14) {
        text.add(Integer.toString(700 + 10 * story + place));
      } else {
        text.add("story" + story + "term" + place);
      }
      if (i % 3 == 0) {
        text.add("new" + random.nextInt(1_000_000));
      }
    }
    return text.toString();
  }

  private static Background background() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 900; i++) {
      counts.put("common" + i, 400 - i / 3);
    }
    for (int i = 0; i < 12; i++) {
      counts.put("kind0term" + i, 40);
      counts.put("kind1term" + i, 5);
    }
    return new Background(5_000, counts);
  }
}
