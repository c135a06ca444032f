package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;

/// Where a profile draws its line between what it tells and what it does not.
class LineTest {
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");
  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";
  private static final int ARTICLES = 600;

  @Test
  void sensitivityChangesWhatIsToldAndNotWhatIsLearned() {
    List<List<Double>> scores = new ArrayList<>();
    List<Long> told = new ArrayList<>();
    for (Sensitivity sensitivity : Sensitivity.named()) {
      List<Decision> decisions = decisions(sensitivity, new Following());
      scores.add(decisions.stream().map(decision -> decision.match().score()).toList());
      told.add(decisions.stream().filter(Decision::told).count());
    }
    assertThat(scores.get(0)).isEqualTo(scores.get(1)).isEqualTo(scores.get(2));
    assertThat(told.get(0)).isLessThan(told.get(1));
    assertThat(told.get(1)).isLessThan(told.get(2));
  }

  @Test
  void theLineMovesToWhereSoManyFalseAlertsAWeekAreExpected() {
    List<Integer> told = new ArrayList<>();
    for (double allowed : new double[] {0.06, 0.15}) {
      List<Double> scores =
          decisions(aWeek(allowed), new Following()).stream()
              .filter(Decision::told)
              .map(decision -> decision.match().score())
              .toList();
      double weeks = ARTICLES / 24.0 / 7;
      assertThat(FalseAlerts.expected(scores) / weeks).isBetween(allowed / 2, allowed * 2);
      told.add(scores.size());
    }
    assertThat(told.getFirst()).isLessThan(told.getLast());
  }

  @Test
  void theLineIsGotBackFromWhatWasNoted() {
    Sensitivity sensitivity = aWeek(0.06);
    Following following = new Following();
    Following again = new Following();
    Matcher matcher = matcher(sensitivity);
    Random random = new Random(5);
    for (int i = 0; i < ARTICLES; i++) {
      for (Decision decision : matcher.noted(article(i, random), following)) {
        matcher.teacher().recall(decision.match(), again);
      }
    }
    Profile profile = Samples.profile("bridge", SEED, sensitivity);
    assertThat(following.line(profile)).isGreaterThan(sensitivity.lowest());
    assertThat(again.line(profile)).isEqualTo(following.line(profile));
  }

  @Test
  void theLineIsTheSameWhenToldAndOtherArticlesComeBackFromTwoTopics() {
    Sensitivity sensitivity = aWeek(0.06);
    Following following = new Following();
    Matcher matcher = matcher(sensitivity);
    Random random = new Random(5);
    List<Decision> noted = new ArrayList<>();
    for (int i = 0; i < 2 * ARTICLES; i++) { // more than four weeks
      noted.addAll(matcher.noted(article(i, random), following));
    }
    Following again = new Following();
    for (boolean told : new boolean[] {true, false}) {
      for (Decision decision : noted) {
        boolean _ = decision.told() == told && matcher.teacher().recall(decision.match(), again);
      }
    }
    Profile profile = Samples.profile("bridge", SEED, sensitivity);
    assertThat(following.line(profile)).isGreaterThan(sensitivity.lowest());
    assertThat(again.line(profile)).isEqualTo(following.line(profile));
  }

  private static List<Decision> decisions(Sensitivity sensitivity, Following following) {
    Matcher matcher = matcher(sensitivity);
    Random random = new Random(5);
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      decisions.addAll(matcher.decided(article(i, random), following));
    }
    return decisions;
  }

  private static Sensitivity aWeek(double allowed) {
    return Sensitivity.of(allowed + " a week").orElseThrow();
  }

  private static Matcher matcher(Sensitivity sensitivity) {
    return new Matcher(
        List.of(Samples.profile("bridge", SEED, sensitivity)), new Background(1_000, Map.of()));
  }

  /// A few words of the seed among many that no other article has.
  private static Article article(int number, Random random) {
    List<String> seed = List.of(SEED.split(" "));
    StringBuilder text = new StringBuilder();
    int share = random.nextInt(0, 6);
    for (int i = 0; i < 40; i++) {
      text.append(
              random.nextInt(20) < share
                  ? seed.get(random.nextInt(seed.size()))
                  : "u" + number + "x" + i)
          .append(' ');
    }
    return Samples.article("a" + number, text.toString(), DAY.plus(Duration.ofHours(number)));
  }
}
