package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;

/// What people say of articles, and what comes of it.
class LessonsTest {
  private static final Background BACKGROUND = new Background(1_000, Map.of());
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");

  private static final String SEED =
      "An earthquake of magnitude 6.1 struck Varnholt on Monday. Rescuers searched collapsed houses"
          + " in the harbour quarter, and hospitals in Varnholt treated two hundred injured people,"
          + " mayor Ilse Brandt said.";
  private static final String OWN =
      "Rescuers in Varnholt pulled four survivors from collapsed houses in the harbour quarter, two"
          + " days after the earthquake. Mayor Ilse Brandt asked for tents, hospitals treated more"
          + " injured people.";
  private static final String SIBLING =
      "An earthquake of magnitude 5.8 struck Quillota on Thursday. Rescuers searched collapsed"
          + " schools in the mining suburb, and hospitals in Quillota treated ninety injured"
          + " people, governor Pedro Salas said.";
  private static final String SIBLING_NEXT =
      "Rescuers in Quillota searched collapsed schools in the mining suburb after the earthquake"
          + " of Thursday. Hospitals treated more injured people, governor Pedro Salas said.";
  private static final String FAR =
      "Varnholt gets a new theatre. The council chose a glass front, actors protested against it.";
  private static final String OTHER = "Snow closed the passes of the Tarn hills to all lorries.";

  private final Profile profile = Samples.profile("quake", SEED);
  private final Matcher filed = new Matcher(List.of(profile), BACKGROUND);
  private final Following following = new Following();

  @Test
  void whatSomebodyWantsMoreOfIsAMatchAndItsCopiesAre() {
    assertThat(score(filed, FAR)).isLessThan(0.5);
    Matcher taught = taught(said(FAR, Verdict.MORE));
    assertThat(score(taught, FAR)).isGreaterThanOrEqualTo(0.5);
    assertThat(taught.match(article("elsewhere", FAR))).hasSize(1);
  }

  @Test
  void amongManySeedsToo() {
    List<Feedback> said = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      said.add(said("Topic" + i + " has words" + i + " of its" + i + " own" + i, Verdict.MORE));
    }
    Matcher taught = taught(said.toArray(Feedback[]::new));
    said.forEach(
        one -> assertThat(score(taught, one.article().text())).isGreaterThanOrEqualTo(0.5));
  }

  @Test
  void aFurtherExampleBringsWhatIsLikeIt() {
    String next = "Actors in Varnholt protested against the glass front of the theatre again.";
    assertThat(score(taught(said(FAR, Verdict.MORE)), next)).isGreaterThan(score(filed, next) + .2);
  }

  @Test
  void whatSomebodyWantsLessOfIsNoMatchAndNoneOfItsCopiesIsThoughItWereASeed() {
    for (String text : List.of(SEED, OWN, SIBLING)) {
      assertThat(score(filed, text)).isGreaterThan(0.5);
      Matcher taught = taught(said(text, Verdict.LESS));
      assertThat(score(taught, text)).isLessThan(0.5);
      assertThat(taught.match(article("elsewhere", text))).isEmpty();
    }
  }

  @Test
  void aSiblingEventLosesAndTheStoryGoesOn() {
    assertThat(score(filed, SIBLING_NEXT)).as("told before").isGreaterThan(0.5);
    Matcher taught = taught(said(SIBLING, Verdict.LESS));
    assertThat(score(taught, SIBLING_NEXT)).isLessThan(0.5);
    assertThat(score(taught, OWN)).isGreaterThan(0.5).isCloseTo(score(filed, OWN), within(0.1));
  }

  @Test
  void whatIsLikeNeitherKeepsItsScore() {
    Matcher taught = taught(said(OTHER, Verdict.LESS));
    assertThat(score(taught, OWN)).isCloseTo(score(filed, OWN), within(0.01));
  }

  @Test
  void ofWhatWasSaidOfCopiesTheLastWordHolds() {
    Feedback first = said("a", SIBLING, Verdict.LESS, 1);
    Feedback last = said("b", SIBLING, Verdict.MORE, 2);
    assertThat(score(taught(first, last), SIBLING)).isGreaterThan(0.5);
    assertThat(score(taught(last, first), SIBLING)).isGreaterThan(0.5);
    assertThat(score(taught(first), SIBLING)).as("taken back").isLessThan(0.5);
  }

  @Test
  void takingBackGivesTheFormerScores() {
    learnFromTheStream(filed);
    Explanation before = explain(filed, OWN);
    Matcher taught = filed.taught(Map.of("quake", List.of(said(FAR, Verdict.MORE))));
    taught = taught.taught(Map.of("quake", List.of(said(SIBLING, Verdict.LESS))));
    learnFromTheStream(taught);
    assertThat(explain(taught, OWN)).isNotEqualTo(before);
    Matcher again = taught.taught(Map.of("quake", List.of()));
    learnFromTheStream(again);
    assertThat(explain(again, OWN)).isEqualTo(before);
  }

  @Test
  void theOrderInWhichItComesDoesNotMatter() {
    long seed = 5;
    List<Feedback> said =
        new ArrayList<>(
            List.of(
                said("a", FAR, Verdict.MORE, 1),
                said("b", SIBLING, Verdict.LESS, 2),
                said("c", OTHER, Verdict.LESS, 3),
                said("d", OWN, Verdict.MORE, 4)));
    Explanation first = explain(taught(said.toArray(Feedback[]::new)), SIBLING_NEXT);
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(said, random);
      assertThat(explain(taught(said.toArray(Feedback[]::new)), SIBLING_NEXT))
          .as("seed " + seed)
          .isEqualTo(first);
    }
  }

  @Test
  void whatCannotBeUsedHarmsNothing() {
    Matcher taught =
        filed.taught(
            Map.of(
                "nobody", List.of(said(OWN, Verdict.MORE)),
                "quake", List.of(said("", Verdict.MORE), said(" — ", Verdict.LESS))));
    for (String text : List.of(SEED, OWN, SIBLING, FAR, OTHER)) {
      assertThat(explain(taught, text)).isEqualTo(explain(filed, text));
    }
    assertThat(taught.match(article("empty", ""))).isEmpty();
  }

  @Test
  void whatWasLearnedOfASiblingIsUnlearned() {
    Match sibling = new Match(1, "quake", article("s", SIBLING), 0.9, List.of());
    Match next = new Match(1, "quake", article("n", SIBLING_NEXT), 0.9, List.of());
    filed.teacher().recall(sibling, following);
    filed.teacher().recall(next, following);
    String later =
        "After the earthquake Quillota rebuilds schools of its mining suburb, governor Salas said.";
    assertThat(explain(filed, later).shared()).extracting(Term::term).contains("Salas", "schools");
    Matcher taught = taught(said(SIBLING, Verdict.LESS));
    taught.teacher().begin(List.of("quake"), following);
    taught.teacher().recall(sibling, following);
    taught.teacher().recall(next, following);
    assertThat(following.course(profile)).isEmpty();
    assertThat(explain(taught, later).shared()).extracting(Term::term).doesNotContain("Salas");
  }

  @Test
  void aFurtherExampleTellsItsTimeAndIsNotLearnedTwice() {
    Matcher taught = taught(said(OWN, Verdict.MORE));
    taught.teacher().begin(List.of("quake"), following);
    assertThat(explain(taught, SIBLING).time()).isPositive();
    List<Match> matches = taught.match(article("o", OWN), following);
    assertThat(matches).singleElement().extracting(Match::score).isNotEqualTo(0.5);
    assertThat(following.course(profile).orElseThrow().examples()).isEqualTo(2);
  }

  @Test
  void anExplanationSaysWhatPeoplesWordDid() {
    assertThat(explain(filed, SIBLING).said()).isEmpty();
    assertThat(explain(taught(said(SIBLING, Verdict.LESS)), SIBLING_NEXT).lines())
        .anyMatch(line -> line.contains("what somebody wants less of"));
    assertThat(explain(taught(said(FAR, Verdict.MORE)), FAR).lines())
        .anyMatch(line -> line.contains("somebody wants more like this"));
  }

  private void learnFromTheStream(Matcher matcher) {
    matcher.teacher().begin(List.of("quake"), following);
    matcher.teacher().recall(new Match(1, "quake", article("o", OWN), 0.9, List.of()), following);
    matcher
        .teacher()
        .recall(new Match(1, "quake", article("s", SIBLING), 0.8, List.of()), following);
  }

  private Matcher taught(Feedback... said) {
    return filed.taught(Map.of("quake", List.of(said)));
  }

  private Explanation explain(Matcher matcher, String text) {
    return matcher.explain("quake", article("x", text), following).orElseThrow();
  }

  private static double score(Matcher matcher, String text) {
    return matcher.explain("quake", article("x", text)).orElseThrow().score();
  }

  private static Feedback said(String text, Verdict verdict) {
    return said("said-" + text.hashCode(), text, verdict, text.length());
  }

  private static Feedback said(String id, String text, Verdict verdict, int hour) {
    Instant at = DAY.plus(Duration.ofHours(hour));
    return new Feedback(1, "quake", article(id, text), verdict, at);
  }

  private static Article article(String id, String text) {
    return Samples.article(id, text, DAY);
  }
}
