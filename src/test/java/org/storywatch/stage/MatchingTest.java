package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.match.Decision;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;
import org.storywatch.stream.Writer;

/// Articles, matches, feedback and alerts, against a real broker in this process.
@Execution(ExecutionMode.CONCURRENT)
class MatchingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Background BACKGROUND = new Background(1_000, Map.of());
  private static final Instant DAY = Instant.parse("2021-03-04T00:00:00Z");

  private static final String SEED =
      "A fire closed the Marlow tunnel on Friday. Fire crews led forty drivers out of the northern"
          + " tube, and the motorway company said lorries must use the pass.";
  private static final String OWN =
      "Fire crews left the Marlow tunnel. The motorway company said the northern tube stays closed"
          + " and lorries must use the pass for weeks.";
  private static final String OWN_LATER =
      "Inspectors found 17 people dead in the southern tube of the Marlow tunnel. Minister Hanna"
          + " Ostrem resigned, the motorway company said, and lorries must use the pass until May.";
  private static final String SIBLING =
      "A fire closed the Qarun tunnel on Sunday. Fire crews led ninety drivers out of the metro"
          + " station, and the railway ministry said commuters must use buses.";
  private static final String SIBLING_NEXT =
      "Commuters must use buses since the fire closed the Qarun tunnel, the railway ministry said."
          + " Fire crews searched the metro station for drivers.";
  private static final String SIBLING_LATER =
      "The railway ministry said the fire in the Qarun tunnel closed the metro station, commuters"
          + " must use buses until Sunday, and fire crews thanked drivers.";
  private static final String OWN_LAST =
      "Seventeen lorries burned out in the northern tube of the Marlow tunnel, 12 drivers died, and"
          + " the motorway company and fire crews closed the pass until 9 May.";
  private static final String NEAR =
      "The tunnel near Bergen is closed for the night while workers paint it, the road office"
          + " says.";
  private static final String NOISE = "The opera of Lund plays to a full house again tonight.";

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;
  private Writer writer;
  private Noting noting;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
    writer = cluster.writer("setup");
    noting = new Noting(cluster, new SimpleMeterRegistry());
  }

  @AfterEach
  void stop() {
    noting.close();
    writer.close();
    broker.close();
  }

  @Test
  void whatSomebodyWantsLessOfIsNotToldAgainAlsoAfterARestart() throws Exception {
    try (One one = new One()) {
      publish("own", OWN);
      await().atMost(PATIENCE).until(() -> told().size() == 1);
      publish("sibling", SIBLING);
      await().atMost(PATIENCE).until(() -> told().size() == 2);
      assertThat(told()).containsExactlyInAnyOrder("own", "sibling");
      say(SIBLING, Verdict.LESS);
      await().atMost(PATIENCE).until(one::heard);
      publish("sibling-next", SIBLING_NEXT);
      await().atMost(PATIENCE).until(() -> one.read() == 3);
      publish("own-later", OWN_LATER);
      await().atMost(PATIENCE).until(() -> told().size() == 3);
    }
    try (One one = new One()) {
      publish("sibling-later", SIBLING_LATER);
      await().atMost(PATIENCE).until(() -> one.read() == 1);
      publish("own-last", OWN_LAST);
      await().atMost(PATIENCE).until(() -> told().size() == 4);
    }
    assertThat(told()).containsExactlyInAnyOrder("own", "sibling", "own-later", "own-last");
    assertThat(matched()).containsExactlyInAnyOrderElementsOf(told());
  }

  @Test
  void whatWasTakenBackIsToldAgain() throws Exception {
    say(SIBLING, Verdict.LESS);
    try (One one = new One()) {
      publish("sibling-next", SIBLING_NEXT);
      await().atMost(PATIENCE).until(() -> one.read() == 1);
      say(SIBLING, Verdict.NONE);
      await().atMost(PATIENCE).until(one::heard);
      publish("sibling-later", SIBLING_LATER);
      await().atMost(PATIENCE).until(() -> told().equals(List.of("sibling-later")));
    }
  }

  @Test
  void nearMissesAreKeptAndNobodyIsToldOfThem() throws Exception {
    try (One one = new One()) {
      publish("near", NEAR);
      publish("noise", NOISE);
      publish("own", OWN);
      await().atMost(PATIENCE).until(() -> told().equals(List.of("own")));
      await().atMost(PATIENCE).until(() -> one.read() == 3);
      await().atMost(PATIENCE).until(() -> misses().size() == 1);
      assertThat(one.meters.counter("candidates", "decision", "near_miss").count()).isEqualTo(1);
    }
    Match near = misses().getFirst();
    assertThat(near.article().id()).isEqualTo("near");
    assertThat(near.score()).isBetween(0.05, 0.5);
    assertThat(near.terms()).isNotEmpty();
    assertThat(matched()).containsExactly("own");
  }

  @Test
  void everyProfileThatTookNoteOfANearMissGetsIt() throws Exception {
    List<Profile> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(Samples.profile("tunnel" + i, SEED));
    }
    try (Loop loop = match(new Matcher(many, BACKGROUND), new Verdicts())) {
      loop.start();
      publish("near", NEAR);
      await().atMost(PATIENCE).until(() -> misses().size() == 9);
    }
  }

  @Test
  void whatWasLearnedIsKeptWhenSomebodySaysSomethingOfAnotherArticle() throws Exception {
    Following following = new Following();
    matcher().match(article("own", OWN), following);
    double learned = matcher().match(article("x", OWN_LATER), following).getFirst().score();
    assertThat(learned).isGreaterThan(matcher().match(article("x", OWN_LATER)).getFirst().score());
    try (One one = new One()) {
      publish("own", OWN);
      await().atMost(PATIENCE).until(() -> told().size() == 1);
      say(NOISE, Verdict.LESS);
      await().atMost(PATIENCE).until(one::heard);
      publish("own-later", OWN_LATER);
      await().atMost(PATIENCE).until(() -> matched().contains("own-later"));
    }
    double score =
        matches().stream()
            .filter(match -> match.article().id().equals("own-later"))
            .findFirst()
            .orElseThrow()
            .score();
    assertThat(score).isCloseTo(learned, within(1e-4));
  }

  @Test
  void aWordThatCannotBeReadHarmsNothing() throws Exception {
    writer.write(
        List.of(
            Out.of(Topic.FEEDBACK, "x", Map.of("schema", 99)),
            Out.of(Topic.FEEDBACK, "y", Map.of("schema", 1, "verdict", "MAYBE")),
            Out.of(
                Topic.FEEDBACK,
                "z",
                new Feedback(1, "nobody", article("z", OWN), Verdict.LESS, DAY))));
    try (One _ = new One()) {
      publish("own", OWN);
      await().atMost(PATIENCE).until(() -> told().equals(List.of("own")));
    }
  }

  private Verdict said = Verdict.NONE;
  private int words;

  /// A process that matches and tells.
  private final class One implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Verdicts verdicts = new Verdicts();
    private final Follower follower = verdicts.of(cluster);
    private final Loop match =
        cluster.loop("match", Topic.ARTICLES, new Matching(cluster, matchers(), verdicts, meters));
    private final Loop tell;

    double read() {
      return meters.counter("articles.read").count();
    }

    One() {
      Subscriber reader =
          Subscriber.of("reader@example.org", java.util.Set.of("tunnel"), Cadence.IMMEDIATE);
      tell =
          cluster.loop(
              "tell",
              Topic.MATCHES,
              new Telling(
                  new Subscriptions(new Subscribers(List.of(reader))),
                  Usual.of(Map.of()),
                  Optional.empty(),
                  InstantSource.system(),
                  meters));
      follower.start();
      match.start();
      tell.start();
    }

    /// Whether it knows the last word on the sibling, and learned again with it.
    boolean heard() {
      Optional<Feedback> last = verdicts.last("tunnel", "said");
      return last.isPresent() && last.get().verdict() == said && verdicts.open() == 0;
    }

    @Override
    public void close() {
      tell.close();
      match.close();
      follower.close();
    }
  }

  private void say(String text, Verdict verdict) {
    said = verdict;
    Instant at = DAY.plusSeconds(++words);
    noting.note(new Feedback(1, "tunnel", article("said", text), verdict, at));
  }

  private static Supplier<Matcher> matchers() {
    Matcher matcher = matcher();
    return () -> matcher;
  }

  private static Matcher matcher() {
    return new Matcher(List.of(Samples.profile("tunnel", SEED)), BACKGROUND);
  }

  private Loop match(Matcher matcher, Verdicts verdicts) {
    return cluster.loop(
        "match",
        Topic.ARTICLES,
        new Matching(cluster, () -> matcher, verdicts, new SimpleMeterRegistry()));
  }

  private void publish(String id, String text) {
    writer.write(List.of(Out.of(Topic.ARTICLES, id, article(id, text))));
  }

  private static Article article(String id, String text) {
    return Samples.article(id, text, DAY);
  }

  /// The articles that somebody was alerted of.
  private List<String> told() {
    List<String> ids = new ArrayList<>();
    cluster.readAll(
        Topic.ALERTS,
        record -> {
          try {
            ids.add(
                record
                    .as(org.storywatch.alert.Alert.class)
                    .development()
                    .orElseThrow()
                    .first()
                    .id());
          } catch (Unreadable e) {
            throw new AssertionError(e);
          }
        });
    return ids;
  }

  private List<String> matched() {
    return matches().stream().map(match -> match.article().id()).toList();
  }

  private List<Match> misses() {
    List<Match> misses = new ArrayList<>();
    cluster.readAll(
        Topic.NOTED,
        record ->
            Records.read(record, Decision.class)
                .filter(decision -> !decision.told())
                .ifPresent(decision -> misses.add(decision.match())));
    return misses;
  }

  private List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    cluster.readAll(
        Topic.MATCHES,
        record -> {
          try {
            matches.add(record.as(Match.class));
          } catch (Unreadable e) {
            throw new AssertionError(e);
          }
        });
    return matches;
  }
}
