package org.storywatch.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;

/// Several processes match articles of one stream, each its own, and hear of all matches from the
/// topics, later and in one order.
@Execution(ExecutionMode.CONCURRENT)
class SharedFollowingTest {
  private static final Background BACKGROUND = new Background(1_000, Map.of());
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");
  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";
  private static final String OTHER_SEED =
      "Engineers of Fjordby closed the harbour tunnel, water came through cracks";

  private final List<Profile> profiles =
      List.of(Samples.profile("bridge", SEED), Samples.profile("tunnel", OTHER_SEED));

  /// The topic of what was noted, one partition of it.
  private final List<Match> noted = new ArrayList<>();

  /// One process.
  private final class One {
    private final Matcher matcher = new Matcher(profiles, BACKGROUND).taught(Map.of());
    private final Following following = Following.shared();
    private final List<Match> unwritten = new ArrayList<>();
    private int heard;

    void match(Article article) {
      matcher.noted(article, following).forEach(decision -> unwritten.add(decision.match()));
    }

    void write() {
      noted.addAll(unwritten);
      unwritten.clear();
    }

    void hear(int most) {
      for (int i = 0; i < most && heard < noted.size(); i++) {
        boolean _ = matcher.teacher().heard(noted.get(heard++), following);
      }
    }

    List<Explanation> explanations() {
      return SharedFollowingTest.explanations(matcher, following);
    }
  }

  @Test
  void allProcessesAgreeOnceTheyHeardEverythingAndARestartGivesTheSame() {
    int near = 0;
    for (long seed = 1; seed <= 6; seed++) {
      noted.clear();
      Random random = new Random(seed);
      List<One> all = List.of(new One(), new One(), new One());
      for (int i = 0; i < 150; i++) {
        One one = all.get(random.nextInt(all.size()));
        one.match(article(i, random));
        if (random.nextInt(3) == 0) {
          one.write();
        }
        all.get(random.nextInt(all.size())).hear(random.nextInt(4));
      }
      all.forEach(One::write);
      all.forEach(one -> one.hear(Integer.MAX_VALUE));
      assertThat(matches()).as("seed " + seed).hasSizeGreaterThan(20);
      near += noted.size() - matches().size();
      Matcher matcher = all.getFirst().matcher;
      Following restarted = Following.shared();
      noted.forEach(match -> matcher.teacher().heard(match, restarted));
      List<Explanation> expected = explanations(matcher, restarted);
      assertThat(expected).isNotEqualTo(explanations(matcher, new Following()));
      all.forEach(one -> assertThat(one.explanations()).isEqualTo(expected));
      all.forEach(one -> assertThat(one.following.ahead()).isEmpty());
    }
    assertThat(near).isPositive();
  }

  @Test
  void whatWasNeverWrittenIsForgotten() {
    One one = new One();
    One other = new One();
    one.match(text("lost", SEED + " while minister Ostrem watched"));
    assertThat(one.unwritten).isNotEmpty();
    one.unwritten.clear(); // the transaction failed
    one.matcher.teacher().settle(one.following);
    assertThat(one.explanations()).isEqualTo(other.explanations());
  }

  @Test
  void whatTheTopicCouldNotTakeIsForgottenWithTheNextMatchOfItsProfile() {
    One one = new One();
    one.match(text("too-large", SEED + " while minister Ostrem watched"));
    assertThat(one.unwritten).isNotEmpty();
    one.unwritten.clear(); // it went to the dead letters
    one.match(text("next", SEED + " and a ferry sails"));
    one.write();
    one.hear(9);
    One other = new One();
    other.hear(9);
    assertThat(matches()).isNotEmpty();
    assertThat(one.following.ahead()).isEmpty();
    assertThat(one.explanations()).isEqualTo(other.explanations());
  }

  @Test
  void whatIsLearnedAgainBesideTheMatchingTakesItsPlaceWithoutAGap() {
    One one = new One();
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      one.match(article(i, random));
    }
    one.write();
    one.hear(Integer.MAX_VALUE);
    Feedback less =
        new Feedback(1, "bridge", matches().getFirst().article(), Verdict.LESS, DAY.plusSeconds(1));
    Map<String, List<Feedback>> said = Map.of("bridge", List.of(less));
    one.matcher.teacher().heed(said, one.following);
    Following beside = Following.shared();
    one.matcher.teacher().begin(said.keySet(), beside);
    noted.forEach(match -> one.matcher.teacher().recall(match, beside));
    int until = noted.size();
    for (int i = 40; i < 60; i++) {
      one.match(article(i, random));
    }
    one.write();
    one.hear(3);
    List<Match> since = List.copyOf(noted.subList(until, one.heard));
    assertThat(since).isNotEmpty();
    assertThat(one.following.ahead()).isNotEmpty();
    one.matcher.teacher().replace("bridge", beside, since, one.following);
    one.hear(Integer.MAX_VALUE);
    Matcher restarted = new Matcher(profiles, BACKGROUND).taught(said);
    Following again = Following.shared();
    restarted.teacher().begin(said.keySet(), again);
    noted.forEach(match -> restarted.teacher().heard(match, again));
    assertThat(one.explanations()).isEqualTo(explanations(restarted, again));
  }

  private List<Match> matches() {
    return noted.stream().filter(match -> match.score() >= Calibration.DECISION).toList();
  }

  private static List<Explanation> explanations(Matcher matcher, Following following) {
    Random random = new Random(99);
    List<Explanation> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Article article = article(1_000 + i, random);
      all.add(matcher.explain("bridge", article, following).orElseThrow());
      all.add(matcher.explain("tunnel", article, following).orElseThrow());
    }
    return all;
  }

  private static Article article(int number, Random random) {
    List<String> seed = List.of((random.nextBoolean() ? SEED : OTHER_SEED).split(" "));
    StringBuilder text = new StringBuilder();
    int share = random.nextInt(1, 10);
    for (int i = 0; i < 40; i++) {
      boolean own = random.nextInt(10) < share;
      text.append(own ? seed.get(random.nextInt(seed.size())) : "w" + random.nextInt(60));
      text.append(' ');
    }
    return Samples.article("a" + number, text.toString(), DAY.plus(Duration.ofHours(number)));
  }

  private static Article text(String id, String text) {
    return Samples.article(id, text, DAY);
  }
}
