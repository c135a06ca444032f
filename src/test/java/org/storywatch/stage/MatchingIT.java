package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Against a real broker in this process.
class MatchingIT {
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";
  private static final String NEWS =
      "Engineers closed the Varnholt bridge, divers found cracks in the third pier, minister Ostrem"
          + " promised a tunnel";

  private final MeterRegistry meters = new SimpleMeterRegistry();
  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", meters);
    cluster.createTopics(1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void anotherMatcherKnowsWhatWasLearnedBefore() {
    Article last = Samples.article("c", NEWS + ". The tunnel of minister Ostrem", DAY);
    AtomicReference<Matcher> matchers = new AtomicReference<>(matcher(0));
    try (Loop loop =
        cluster.loop(
            "match",
            Topic.ARTICLES,
            new Matching(cluster, matchers::get, new Verdicts(), meters))) {
      loop.start();
      publish(Samples.article("a", NEWS, DAY));
      await().atMost(PATIENCE).until(() -> matches().size() == 1);
      matchers.set(matcher(900));
      publish(Samples.article("b", NEWS, DAY));
      await().atMost(PATIENCE).until(() -> matches().size() == 2);
      await().atMost(PATIENCE).until(() -> meters.counter("profiles.relearned").count() == 1);
      publish(last);
      await().atMost(PATIENCE).until(() -> matches().size() == 3);
    }
    Following following = new Following();
    matches().subList(0, 2).forEach(match -> matcher(900).teacher().recall(match, following));
    double learned = matcher(900).match(last, following).getFirst().score();
    assertThat(matches().getLast().score()).isEqualTo(learned);
    assertThat(learned)
        .isNotEqualTo(matcher(900).match(last).getFirst().score())
        .isNotEqualTo(matcher(0).match(last).getFirst().score());
  }

  private static Matcher matcher(int cracks) {
    Background background = new Background(1_000, Map.of("crack", cracks));
    List<Profile> profiles = List.of(Samples.profile("bridge", SEED));
    return new Matcher(profiles, background);
  }

  private void publish(Article article) {
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(Out.of(Topic.ARTICLES, article.id(), article)));
    }
  }

  private List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    cluster.readAll(
        Topic.MATCHES, record -> Records.read(record, Match.class).ifPresent(matches::add));
    return matches;
  }
}
