package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.chronicle.Quiet;
import org.storywatch.chronicle.Tally;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.match.Samples;
import org.storywatch.profile.Background;
import org.storywatch.story.Development;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Whatever is read again, from the start of every topic, sends nothing: against a real broker,
/// from articles to messages.
@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SEED =
      "A fire closed the Marlow tunnel on Friday. Fire crews led forty drivers out of the northern"
          + " tube, and the motorway company said lorries must use the pass.";
  private static final String OWN =
      "Fire crews left the Marlow tunnel. The motorway company said the northern tube stays closed"
          + " and lorries must use the pass for weeks.";
  private static final String LATER =
      "Inspectors found 17 people dead in the southern tube of the Marlow tunnel. Minister Hanna"
          + " Ostrem resigned, the motorway company said, and lorries must use the pass until May.";
  private static final String NEAR =
      "Ferries run instead while workers paint a tunnel near Bergen, says Ragnhild Aasen of the"
          + " road office there.";

  private static final String LAST =
      "Seventeen lorries burned out in the northern tube of the Marlow tunnel, 12 drivers died, and"
          + " the motorway company and fire crews closed the pass until 9 May.";

  /// What compaction leaves of a topic.
  private static final Map<Topic, Class<?>> COMPACTED =
      Map.of(
          Topic.DEVELOPMENTS, Development.class,
          Topic.DELIVERIES, Delivery.class,
          Topic.TALLIES, Tally.class,
          Topic.SILENCES, Quiet.class);

  private static final Map<Topic, Class<?>> KEPT =
      Map.of(
          Topic.ARTICLES, Article.class,
          Topic.NOTED, Decision.class,
          Topic.MATCHES, Match.class,
          Topic.ALERTS, Alert.class);

  private final List<String> sent = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  @TempDir private Path other;

  @Test
  void aFullReplayOfEveryTopicSendsNothing() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, words -> {})) {
      Cluster cluster = cluster(broker);
      article(cluster, "own", OWN);
      try (Program _ = new Program(cluster, SEED)) {
        await().atMost(PATIENCE).until(() -> sent.size() == 1);
        article(cluster, "near", NEAR);
        article(cluster, "later", LATER);
        await().atMost(PATIENCE).until(() -> sent.size() == 2);
        await().atMost(PATIENCE).until(() -> read(cluster, Topic.DELIVERIES) == 4);
      }
      forget(broker);
      int before = read(cluster, Topic.MATCHES);
      // Since then somebody filed an example that makes the profile want what was only near.
      try (Program process = new Program(cluster, SEED, NEAR)) {
        await().atMost(PATIENCE).until(() -> process.read() == 3);
        await().atMost(PATIENCE).until(() -> read(cluster, Topic.MATCHES) >= before + 3);
        await().atMost(PATIENCE).until(() -> process.count("known") == 2 * before);
        await().atMost(PATIENCE).until(() -> process.count("backfill") == 1);
        assertThat(process.count("alert")).isZero();
        article(cluster, "new", LAST);
        await().atMost(PATIENCE).until(() -> process.read() == 4);
        await().atMost(PATIENCE).until(() -> sent.size() == 3);
      }
      assertThat(compared(cluster)).as("what came again is not counted again").isEqualTo(4);
      assertThat(sent.stream().distinct().toList()).hasSameSizeAs(sent);
      assertThat(alerted(cluster)).doesNotContain("near").doesNotHaveDuplicates();
      Map<Topic, List<Out>> left = left(cluster);
      List<String> everything = List.copyOf(sent);
      try (EmbeddedBroker second = EmbeddedBroker.start(other, words -> {})) {
        Cluster compacted = cluster(second);
        try (Writer writer = compacted.writer("copy")) {
          left.values().forEach(writer::write);
        }
        try (Program process = new Program(compacted, SEED, NEAR)) {
          await().atMost(PATIENCE).until(() -> process.read() == 4);
          await().atMost(PATIENCE).until(() -> process.count("known") >= 4);
          await().atMost(PATIENCE).until(process::idle);
          assertThat(process.count("alert")).isZero();
        }
      }
      assertThat(sent).isEqualTo(everything);
    }
  }

  /// A process that matches, tells and sends.
  private final class Program implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Loop> loops = new ArrayList<>();

    Program(Cluster cluster, String... seeds) {
      Matcher matcher =
          new Matcher(
              List.of(Samples.profile("tunnel", String.join(" ", seeds))),
              new Background(1_000, Map.of()));
      Subscriptions subscriptions =
          new Subscriptions(
              new Subscribers(
                  List.of(
                      Subscriber.of("reader@example.org", Set.of("tunnel"), Cadence.IMMEDIATE))));
      InstantSource clock = InstantSource.system();
      Carrier carrier =
          message -> {
            message.alerts().forEach(alert -> sent.add(alert.id()));
            return new Carrier.Outcome.Accepted("250");
          };
      loops.add(
          cluster.loop(
              "deliver",
              Topic.ALERTS,
              new Delivering(
                  carrier,
                  (_, _) -> List.of(),
                  subscriptions,
                  new Carried(clock),
                  Manners.USUAL,
                  clock,
                  meters)));
      loops.add(
          cluster.loop(
              "tell",
              Topic.MATCHES,
              new Telling(
                  subscriptions,
                  Usual.of(Map.of("tunnel", 12)),
                  Optional.of(new Evidence()),
                  clock,
                  meters)));
      loops.add(
          cluster.loop(
              "match",
              Topic.ARTICLES,
              new Matching(cluster, () -> matcher, new Verdicts(), meters)));
      loops.forEach(Loop::start);
    }

    double read() {
      return meters.counter("articles.read").count();
    }

    double count(String decision) {
      return meters.counter("candidates", "decision", decision).count();
    }

    boolean idle() {
      return loops.stream().allMatch(loop -> loop.condition().words().startsWith("reading"))
          && meters.get("alerts.waiting").gauge().value() == 0;
    }

    @Override
    public void close() {
      loops.reversed().forEach(Loop::close);
    }
  }

  private static Cluster cluster(EmbeddedBroker broker) throws Exception {
    Cluster cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
    return cluster;
  }

  private static void article(Cluster cluster, String id, String text) {
    try (Writer writer = cluster.writer("setup")) {
      Article article = Samples.article(id, text, Instant.now());
      writer.write(List.of(Out.of(Topic.ARTICLES, id, article)));
    }
  }

  /// The groups know nothing any more of how far they read.
  private static void forget(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      List<String> groups = List.of("storywatch.match", "storywatch.tell", "storywatch.deliver");
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> {
            admin.deleteConsumerGroups(groups).all().get();
            return true;
          });
    }
  }

  private static Map<Topic, List<Out>> left(Cluster cluster) {
    Map<Topic, List<Out>> left = new LinkedHashMap<>();
    KEPT.forEach((topic, type) -> {
      List<Out> all = new ArrayList<>();
      cluster.readAll(
          topic,
          in ->
              Records.read(in, type)
                  .ifPresent(
                      record -> all.add(Out.beside(in.partition(), topic, in.key(), record))));
      left.put(topic, all);
    });
    COMPACTED.forEach((topic, type) -> {
      Map<String, Out> last = new LinkedHashMap<>();
      cluster.readAll(
          topic,
          in ->
              Records.read(in, type)
                  .ifPresent(record ->
                      last.put(in.key(), Out.beside(in.partition(), topic, in.key(), record))));
      left.put(topic, List.copyOf(last.values()));
    });
    return left;
  }

  private static long compared(Cluster cluster) {
    Map<String, Long> hours = new LinkedHashMap<>();
    cluster.readAll(
        Topic.TALLIES,
        in ->
            Records.read(in, Tally.class)
                .ifPresent(tally -> hours.put(tally.key(), tally.articles())));
    return hours.values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<String> alerted(Cluster cluster) {
    List<String> ids = new ArrayList<>();
    cluster.readAll(
        Topic.ALERTS,
        in ->
            Records.read(in, Alert.class)
                .flatMap(Alert::development)
                .ifPresent(told -> ids.add(told.first().id())));
    return ids;
  }

  private static int read(Cluster cluster, Topic topic) {
    List<String> keys = new ArrayList<>();
    cluster.readAll(topic, in -> keys.add(in.key()));
    return keys.size();
  }
}
