package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.profile.Field;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

class MatcherTest {
  @Test
  void theIndexScoresLikeComparingWithEveryProfile() {
    long seed = 4711;
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      List<Profile> profiles = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        profiles.add(Samples.profile("p" + i, text(random)));
      }
      Article article = Samples.article(text(random));
      Map<String, Double> expected = bruteForce(profiles, article);
      Map<String, Double> scores = new HashMap<>();
      new Matcher(profiles, Samples.BACKGROUND)
          .all(article)
          .forEach(match -> scores.put(match.profile(), match.score()));
      assertThat(scores.keySet()).as("seed " + seed).isEqualTo(expected.keySet());
      scores.forEach((id, score) -> assertThat(score).isCloseTo(expected.get(id), within(1e-12)));
    }
  }

  @Test
  void matchesAreWhatScoresAtTheDecisionOrAbove() {
    String story = "Divers found cracks in the third pier of the Varnholt bridge";
    Matcher matcher =
        new Matcher(
            List.of(
                Samples.profile("bridge", story),
                Samples.profile("other", "Divers won a medal at the games in Fjordby on Sunday")),
            Samples.BACKGROUND);
    assertThat(matcher.match(Samples.article(story)))
        .singleElement()
        .satisfies(match -> assertThat(match.score()).isGreaterThan(Calibration.DECISION))
        .extracting(Match::profile)
        .isEqualTo("bridge");
    assertThat(matcher.all(Samples.article(story))).hasSize(2);
  }

  @Test
  void termsAreAtMostTwelveTheStrongestFirstAsTheArticleWritesThem() {
    String story =
        "Varnholt divers inspected granite piers, cables, girders, rivets, ferries, quays,"
            + " moorings, beacons, channels, sluices, buoys and anchors";
    Matcher matcher = new Matcher(List.of(Samples.profile("bridge", story)), Samples.BACKGROUND);
    List<Term> terms = matcher.match(Samples.article(story)).getFirst().terms();
    assertThat(terms).hasSize(12);
    assertThat(terms).isSortedAccordingTo(Comparator.comparingDouble(Term::weight).reversed());
    assertThat(terms).allSatisfy(term -> assertThat(story).contains(term.term()));
  }

  @Test
  void anExplanationAddsUpToTheScore() {
    Profile profile =
        Samples.profile("bridge", "Divers found cracks in the Varnholt bridge on 12 May");
    Explanation explanation =
        new Matcher(List.of(profile), Samples.BACKGROUND)
            .explain("bridge", Samples.article("The Varnholt bridge reopened on 12 June"))
            .orElseThrow();
    assertThat(Calibration.score(explanation.evidence() - explanation.needed()))
        .isCloseTo(explanation.score(), within(1e-12));
    assertThat(explanation.missed()).extracting(Term::term).contains("Divers");
    assertThat(explanation.foreign()).extracting(Term::term).contains("reopened");
    assertThat(explanation.lines().getFirst()).contains("bridge: score 0.");
  }

  private static Map<String, Double> bruteForce(List<Profile> profiles, Article article) {
    Vectors vectors = Samples.vectors(article.text());
    Map<String, Double> scores = new HashMap<>();
    for (Profile profile : profiles) {
      Likeness likeness = Likeness.between(vectors, profile.vectors());
      if (vectors.cosine(Field.WORDS, profile.vectors()) > 0) {
        scores.put(profile.id(), Calibration.score(likeness, profile, Standing.asFiled(profile)));
      }
    }
    return scores;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 120); i > 0; i--) {
      text.append(random.nextInt(8) == 0 ? "" : "w").append(random.nextInt(200)).append(' ');
    }
    return text.toString();
  }
}
