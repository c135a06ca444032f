package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;

class FollowingTest {
  private static final Background BACKGROUND = new Background(1_000, Map.of());
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");

  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";
  private static final String NEWS =
      "Engineers closed the Varnholt bridge, divers found cracks in the third pier, minister Ostrem"
          + " promised a tunnel";
  private static final String LATER =
      "Minister Ostrem promised the tunnel near Varnholt will replace the bridge";
  private static final String OTHER = "Rain is expected in Fjordby on the weekend";

  private final Profile profile = Samples.profile("bridge", SEED);
  private final Matcher matcher = new Matcher(List.of(profile), BACKGROUND);
  private final Following following = new Following();

  @Test
  void aStoryIsFollowedByTheTermsOfWhatSurelyMatched() {
    double asFiled = score(LATER, DAY, new Following());
    assertThat(matcher.match(article(NEWS, Instant.EPOCH), following))
        .singleElement()
        .satisfies(match -> assertThat(match.score()).isGreaterThan(Following.SURE));
    assertThat(score(LATER, Instant.EPOCH, following)).isGreaterThan(asFiled);
    assertThat(explain(LATER, DAY).shared()).extracting(Term::term).contains("Ostrem", "tunnel");
  }

  @Test
  void whatIsLookedForTellsWhatWasGivenFromWhatWasLearned() {
    Sought filed = matcher.sought("bridge", following).orElseThrow();
    assertThat(filed.terms()).isNotEmpty().allMatch(term -> term.given() == term.weight());
    assertThat(filed.articles()).isZero();
    assertThat(filed.line()).isEqualTo(0.5);
    matcher.match(article(NEWS, Instant.EPOCH), following);
    Sought taught = matcher.sought("bridge", following).orElseThrow();
    assertThat(taught.articles()).isEqualTo(1);
    assertThat(taught.terms())
        .isSortedAccordingTo(Comparator.comparingDouble(Sought.Weighted::weight).reversed())
        .extracting(Sought.Weighted::term)
        .containsAll(filed.terms().stream().map(Sought.Weighted::term).toList());
    Map<String, String> spellings = matcher.spellings(article(NEWS, Instant.EPOCH));
    assertThat(taught.spelled(term -> spellings.getOrDefault(term, term)).terms())
        .filteredOn(term -> term.given() == 0)
        .extracting(Sought.Weighted::term)
        .contains("Ostrem", "tunnel");
    assertThat(matcher.sought("none", following)).isEmpty();
  }

  @Test
  void whatDoesNotSurelyMatchTeachesNothing() {
    double before = score(LATER, DAY, following);
    assertThat(before).isLessThan(Following.SURE);
    matcher.all(article(LATER, DAY), following);
    assertThat(score(LATER, DAY, following)).isEqualTo(before);
  }

  @Test
  void anArticleOfTheSameDaysIsMoreLikelyOfTheStory() {
    matcher.all(article(SEED, DAY), following);
    double sameDay = score(LATER, DAY, following);
    double nextWeek = score(LATER, DAY.plus(Duration.ofDays(5)), following);
    double nextMonth = score(LATER, DAY.plus(Duration.ofDays(30)), following);
    double longAgo = score(LATER, DAY.minus(Duration.ofDays(900)), following);
    double unknown = score(LATER, Instant.EPOCH, following);
    assertThat(sameDay).isGreaterThan(nextWeek);
    assertThat(nextWeek).isGreaterThan(nextMonth);
    assertThat(nextMonth).isEqualTo(longAgo).isEqualTo(unknown);
  }

  @Test
  void aSeedThatPassesByTellsItsTimeButNoTerms() {
    double asFiled = score(LATER, Instant.EPOCH, new Following());
    matcher.all(article(SEED, DAY), following);
    assertThat(score(LATER, Instant.EPOCH, following)).isEqualTo(asFiled);
  }

  @Test
  void whatHasNothingOfTheSeedsDoesNotProfitFromWhatWasLearned() {
    double asFiled = score(OTHER, Instant.EPOCH, new Following());
    matcher.all(article(NEWS + ". " + OTHER, Instant.EPOCH), following);
    assertThat(following.course(profile)).isPresent();
    assertThat(score(OTHER, Instant.EPOCH, following)).isEqualTo(asFiled);
  }

  @Test
  void timeAloneDoesNotLiftWhatHasNextToNothingOfTheSeedsNearALine() {
    StringBuilder much = new StringBuilder(OTHER + " for the third time, 4711 metres");
    for (int i = 0; i < 1_000; i++) {
      much.append(" w").append(i);
    }
    Matcher metres = new Matcher(List.of(Samples.profile("bridge", SEED + " 4711")), BACKGROUND);
    Article far = article(much.toString(), DAY);
    double asFiled = metres.all(far).getFirst().score();
    assertThat(asFiled).isLessThan(Course.APART);
    metres.all(article(SEED + " 4711", DAY), following);
    assertThat(metres.all(far, following).getFirst().score())
        .isCloseTo(Course.APART, within(1e-9))
        .isGreaterThan(asFiled);
  }

  @Test
  void theSeedsKeepTheirShareHoweverMuchIsLearned() {
    for (int i = 0; i < 400; i++) {
      matcher.all(article(NEWS + " w" + i + " x" + i + " y" + i, DAY), following);
    }
    Course course = following.course(profile).orElseThrow();
    assertThat(course.examples()).isCloseTo(4, within(1e-9));
    assertThat(course.vectors().words().size()).isLessThan(2_100);
    assertThat(score(SEED, DAY, following)).isGreaterThan(0.9);
  }

  @Test
  void whatWasLearnedIsGotBackFromTheMatches() {
    long seed = 11;
    Random random = new Random(seed);
    Following again = new Following();
    List<Decision> written = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Article article = article(i, random);
      written.addAll(matcher.noted(article, following));
    }
    written.forEach(decision -> matcher.teacher().recall(decision.match(), again));
    assertThat(written).as("seed " + seed).hasSizeBetween(5, 59);
    assertThat(written).anyMatch(decision -> decision.match().score() < Calibration.DECISION);
    for (int i = 0; i < 60; i++) {
      Article article = article(i, random);
      assertThat(matcher.explain("bridge", article, again))
          .as("seed " + seed)
          .isEqualTo(matcher.explain("bridge", article, following));
    }
  }

  @Test
  void anExplanationAddsUpWithWhatWasLearned() {
    matcher.all(article(NEWS, DAY), following);
    Explanation explanation = explain(LATER, DAY);
    assertThat(explanation.time()).isPositive();
    assertThat(Calibration.score(explanation.evidence() - explanation.needed()))
        .isCloseTo(explanation.score(), within(1e-12));
    assertThat(explanation.score()).isEqualTo(score(LATER, DAY, following));
    assertThat(explanation.lines()).anyMatch(line -> line.contains("close in time"));
  }

  private Explanation explain(String text, Instant published) {
    return matcher.explain("bridge", article(text, published), following).orElseThrow();
  }

  private double score(String text, Instant published, Following following) {
    return matcher.explain("bridge", article(text, published), following).orElseThrow().score();
  }

  private static Article article(String text, Instant published) {
    return Samples.article("a", text, published);
  }

  /// The more of its words are of the seed, the more it is of the story.
  private static Article article(int number, Random random) {
    List<String> seed = List.of(SEED.split(" "));
    StringBuilder text = new StringBuilder();
    int share = random.nextInt(1, 10);
    for (int i = 0; i < 40; i++) {
      text.append(
              random.nextInt(10) < share
                  ? seed.get(random.nextInt(seed.size()))
                  : "w" + random.nextInt(60))
          .append(' ');
    }
    return Samples.article("a" + number, text.toString(), DAY.plus(Duration.ofHours(number)));
  }
}
