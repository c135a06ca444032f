package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.match.Samples;
import org.storywatch.match.Sought;
import org.storywatch.profile.Background;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Two processes that match share the articles, against a real broker in this process.
class SharedLearningTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Instant DAY = Instant.parse("2031-03-04T00:00:00Z");
  private static final String SEED =
      "Divers found cracks in the third pier of the Varnholt bridge, engineers closed it";
  private static final String NEWS =
      "Engineers closed the Varnholt bridge, divers found cracks in the third pier, minister Ostrem"
          + " promised a tunnel and a ferry from Lund";
  private static final String LATER =
      "Minister Ostrem promised that the tunnel and the ferry from Lund replace the bridge";

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;
  private Writer writer;
  private int published;

  /// A process that matches.
  private final class One implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Matching matching;
    private final Loop loop;

    One(String instance) {
      Matcher matcher = matcher();
      matching = new Matching(cluster, () -> matcher, new Verdicts(), meters);
      loop =
          new Cluster(broker.bootstrap(), instance, new SimpleMeterRegistry())
              .loop("match", Topic.ARTICLES, matching);
      loop.start();
    }

    double read() {
      return meters.counter("articles.read").count();
    }

    double heard() {
      return meters.counter("matches.heard").count();
    }

    @Override
    public void close() {
      loop.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
    writer = cluster.writer("setup");
  }

  @AfterEach
  void stop() {
    writer.close();
    broker.close();
  }

  @Test
  void whatOneProcessMatchesTeachesTheProfileOfTheOther() {
    assertThat(matcher().match(Samples.article("x", LATER, DAY))).isEmpty();
    try (One one = new One("one");
        One other = new One("other")) {
      await().atMost(PATIENCE).until(() -> eachReadsOnePartition(one, other));
      int partition = readBy(one, other);
      publish(1 - partition, NEWS); // the other one matches it
      await().atMost(PATIENCE).until(() -> matches().size() == 1);
      await().atMost(PATIENCE).until(() -> one.heard() == 1);
      publish(partition, LATER);
      await().atMost(PATIENCE).until(() -> matches().size() == 2);
      assertThat(other.heard()).isLessThanOrEqualTo(1); // of its own it learned already
      for (One each : List.of(one, other)) {
        assertThat(each.matching.sought("bridge", List.of(Samples.article("x", NEWS, DAY))))
            .as("what both look for, asked from another thread")
            .hasValueSatisfying(sought ->
                assertThat(sought.terms())
                    .filteredOn(term -> term.given() == 0)
                    .extracting(Sought.Weighted::term)
                    .contains("tunnel"));
      }
      assertThat(one.matching.sought("none", List.of())).isEmpty();
    }
    assertThat(matches().getLast().article().text()).isEqualTo(LATER);
  }

  /// Whether of an article for each partition each process reads one.
  private boolean eachReadsOnePartition(One one, One other) throws InterruptedException {
    double first = one.read();
    double second = other.read();
    publish(0, "Rain in Fjordby");
    publish(1, "Rain in Fjordby");
    await().atMost(PATIENCE).until(() -> one.read() + other.read() == first + second + 2);
    return one.read() == first + 1 && other.read() == second + 1;
  }

  /// The partition of which the first process reads an article.
  private int readBy(One one, One other) {
    double before = one.read();
    double all = before + other.read();
    publish(0, "Rain in Fjordby");
    await().atMost(PATIENCE).until(() -> one.read() + other.read() == all + 1);
    return one.read() > before ? 0 : 1;
  }

  private void publish(int partition, String text) {
    String id =
        IntStream.iterate(++published * 1_000, number -> number + 1)
            .mapToObj(number -> "a" + number)
            .filter(key -> Cluster.partition(key, 2) == partition)
            .findFirst()
            .orElseThrow();
    writer.write(List.of(Out.of(Topic.ARTICLES, id, Samples.article(id, text, DAY))));
  }

  private static Matcher matcher() {
    return new Matcher(List.of(Samples.profile("bridge", SEED)), new Background(1_000, Map.of()));
  }

  private List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    cluster.readAll(
        Topic.MATCHES, record -> Records.read(record, Match.class).ifPresent(matches::add));
    return matches;
  }
}
