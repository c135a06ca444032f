package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.chronicle.Tally;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Against a real broker in this process.
@Execution(ExecutionMode.CONCURRENT)
class TellingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Instant BEGIN = Instant.parse("2026-03-01T10:20:00Z");

  private final AtomicReference<Instant> clock = new AtomicReference<>(BEGIN);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;
  private Writer writer;

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
  void whatWasToldBeforeIsTheStorySoFarAlsoAfterARestart() {
    try (One _ = new One(0)) {
      match("a", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 1);
      match("old", true);
      match("b", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 2);
    }
    try (One _ = new One(0)) {
      match("c", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 3);
    }
    assertThat(alerts())
        .extracting(alert -> headlines(((About.Told) alert.about()).soFar()))
        .containsExactly(List.of(), List.of("T a"), List.of("T b", "T a"));
  }

  @Test
  void aFloodIsToldOnceAndGoesOnAsADigestAlsoAfterARestart() {
    try (One _ = new One(3)) {
      for (int i = 0; i < 4; i++) {
        match("a" + i, false);
      }
      await().atMost(PATIENCE).until(() -> alerts().size() == 5);
      assertThat(count("alert")).isEqualTo(3);
      assertThat(count("flood")).isEqualTo(1);
    }
    List<Alert> words =
        alerts().stream().filter(alert -> alert.about() instanceof About.Flood).toList();
    assertThat(words)
        .singleElement()
        .satisfies(alert -> {
          About.Flood flood = (About.Flood) alert.about();
          assertThat(flood.developments()).isEqualTo(4);
          assertThat(flood.usual()).isEqualTo(3);
          assertThat(headlines(flood.headlines())).containsExactly("T a3", "T a2", "T a1", "T a0");
          assertThat(alert.cadence()).isEqualTo(Cadence.IMMEDIATE);
        });
    clock.set(BEGIN.plus(Duration.ofHours(2)));
    try (One _ = new One(3)) {
      match("b", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 6);
      clock.set(BEGIN.plus(Duration.ofHours(25)));
      match("c", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 7);
    }
    assertThat(told("b").cadence()).isEqualTo(Cadence.HOURLY);
    assertThat(told("b").due()).isEqualTo(Instant.parse("2026-03-01T13:00:00Z"));
    assertThat(told("c").cadence()).as("a quiet day is over it").isEqualTo(Cadence.IMMEDIATE);
  }

  @Test
  void whatSubscribersSayIsHeardWhileItRunsAndBeforeItBegins() {
    try (Subscribing subscribing = new Subscribing(cluster)) {
      subscribing.keep(word("New@example.org", Subscriber.State.ACTIVE, 1));
      try (One one = new One(0)) {
        match("a", false);
        await().atMost(PATIENCE).until(() -> alerts().size() == 2);
        subscribing.keep(word("reader@example.org", Subscriber.State.LEFT, 2));
        await().atMost(PATIENCE).until(() -> one.knows(Subscriber.State.LEFT));
        match("b", false);
        await().atMost(PATIENCE).until(() -> alerts().size() == 3);
      }
      subscribing.keep(word("new@example.org", Subscriber.State.PAUSED, 3));
    }
    try (One _ = new One(0)) {
      match("c", false);
      await().atMost(PATIENCE).until(() -> count("alert") == 3);
    }
    assertThat(alerts())
        .extracting(alert -> alert.subscriber() + " " + headline(alert))
        .containsExactlyInAnyOrder(
            "reader@example.org T a", "New@example.org T a", "New@example.org T b");
  }

  @Test
  void aWeekOfSilenceIsToldOnceWithWhatWasReadAndCameNear() {
    tally(0, BEGIN, 500);
    tally(1, BEGIN.plus(Duration.ofDays(3)), 1_000);
    Article near = article("near", false, BEGIN.plus(Duration.ofDays(2)));
    Decision miss =
        new Decision(1, new Match(1, "libya", near, 0.4, List.of(new Term("x", 1))), false);
    writer.write(List.of(Out.of(Topic.NOTED, "libya", miss)));
    try (One one = new One(0)) {
      await().atMost(PATIENCE).until(() -> one.read() == 1_500);
      match("a", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 1);
      clock.set(BEGIN.plus(Duration.ofMinutes(2)));
      await().atMost(PATIENCE).until(() -> silences() == 1);
      clock.set(BEGIN.plus(Duration.ofDays(7)));
      match("old", true);
      await().atMost(PATIENCE).until(() -> count("backfill") == 1);
      assertThat(alerts()).as("the last of it may not be heard of yet").hasSize(1);
      // The profile was seen first two minutes after the beginning.
      clock.set(BEGIN.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(4)));
      await().atMost(PATIENCE).until(() -> alerts().size() == 2);
    }
    Instant from = BEGIN.plus(Duration.ofMinutes(2));
    About.Silence week = (About.Silence) alerts().getLast().about();
    assertThat(week)
        .isEqualTo(
            new About.Silence(
                "libya",
                from,
                from.plus(Duration.ofDays(7)),
                1_500,
                List.of(new About.Earlier("T near", "Outlet", near.url(), near.published()))));
    try (One one = new One(0)) {
      await().atMost(PATIENCE).until(() -> one.read() == 1_500);
      clock.set(BEGIN.plus(Duration.ofDays(14)));
      match("b", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 3);
      clock.set(BEGIN.plus(Duration.ofDays(14)).plus(Duration.ofHours(1)));
      match("c", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 4);
    }
    assertThat(alerts())
        .filteredOn(alert -> alert.about() instanceof About.Silence)
        .as("a development ended the second week")
        .hasSize(1);
  }

  @Test
  void theQuietTimeOfAProfileThatIsMadeWhileItRunsBeginsThen() {
    AtomicReference<Set<String>> profiles = new AtomicReference<>(Set.of("libya"));
    Usual usual =
        new Usual() {
          @Override
          public Set<String> profiles() {
            return profiles.get();
          }

          @Override
          public int aDay(String profile) {
            return 0;
          }
        };
    try (One _ = new One(usual)) {
      match("a", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 1);
      clock.set(BEGIN.plus(Duration.ofMinutes(2)));
      await().atMost(PATIENCE).until(() -> silences() == 1);
      profiles.set(Set.of("libya", "made"));
      clock.set(BEGIN.plus(Duration.ofDays(2)));
      await().atMost(PATIENCE).until(() -> silences() == 2);
    }
  }

  @Test
  void withNothingReadThereIsNoSilenceToProve() {
    try (One _ = new One(0)) {
      match("a", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 1);
      clock.set(BEGIN.plus(Duration.ofMinutes(2)));
      await().atMost(PATIENCE).until(() -> silences() == 1);
      clock.set(BEGIN.plus(Duration.ofDays(30)));
      match("b", false);
      await().atMost(PATIENCE).until(() -> alerts().size() == 2);
    }
    assertThat(alerts()).extracting(TellingTest::headline).containsExactly("T a", "T b");
  }

  /// A process that tells.
  private final class One implements AutoCloseable {
    private final Subscribers subscribers =
        new Subscribers(
            List.of(Subscriber.of("reader@example.org", Set.of("libya"), Cadence.IMMEDIATE)));
    private final Subscriptions subscriptions = new Subscriptions(subscribers);
    private final Evidence evidence = new Evidence();
    private final Follower people = subscriptions.of(cluster);
    private final Follower proof = evidence.of(cluster);
    private final Loop tell;

    One(int usual) {
      this(Usual.of(Map.of("libya", usual)));
    }

    One(Usual usual) {
      tell =
          cluster.loop(
              "tell",
              Topic.MATCHES,
              new Telling(subscriptions, usual, Optional.of(evidence), clock::get, meters));
      people.start();
      proof.start();
      tell.start();
    }

    boolean knows(Subscriber.State state) {
      return subscribers.of("reader@example.org").orElseThrow().state() == state;
    }

    long read() {
      return evidence.reading().between(Instant.EPOCH, BEGIN.plus(Duration.ofDays(99)));
    }

    @Override
    public void close() {
      tell.close();
      proof.close();
      people.close();
    }
  }

  private static Subscriber word(String address, Subscriber.State state, int second) {
    return new Subscriber(
        1,
        address,
        Set.of("libya"),
        Cadence.IMMEDIATE,
        7,
        ZoneOffset.UTC,
        20,
        state,
        Set.of(),
        BEGIN.plusSeconds(second));
  }

  private void match(String id, boolean backfill) {
    Instant at = clock.updateAndGet(now -> now.plusSeconds(1));
    Match match =
        new Match(1, "libya", article(id, backfill, at), 0.9, List.of(new Term("Tripoli", 1)));
    writer.write(List.of(Out.of(Topic.MATCHES, "libya", match)));
  }

  private void tally(int partition, Instant hour, long articles) {
    Tally tally = new Tally(1, partition, hour, articles, 0);
    writer.write(List.of(Out.beside(partition, Topic.TALLIES, tally.key(), tally)));
  }

  private static Article article(String id, boolean backfill, Instant at) {
    return new Article(
        1,
        id,
        "f",
        "Outlet",
        URI.create("https://example.org/" + id),
        "T " + id,
        "",
        text(new Random(id.hashCode())),
        "en",
        at,
        at,
        backfill);
  }

  /// Words, names and numbers that no other article has.
  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String word = Long.toString(random.nextLong(Long.MAX_VALUE), 26).replaceAll("\\d", "");
      text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)).append(' ');
      text.append(i % 9 == 0 ? random.nextInt(10_000) + ". " : "");
    }
    return text.toString();
  }

  private static String headline(Alert alert) {
    return alert.development().map(one -> one.first().title()).orElse("none");
  }

  private static List<String> headlines(List<About.Earlier> all) {
    return all.stream().map(About.Earlier::headline).toList();
  }

  private Alert told(String id) {
    return alerts().stream()
        .filter(alert -> headline(alert).equals("T " + id))
        .findFirst()
        .orElseThrow();
  }

  private double count(String decision) {
    return meters.counter("candidates", "decision", decision).count();
  }

  private int silences() {
    List<String> keys = new ArrayList<>();
    cluster.readAll(Topic.SILENCES, record -> keys.add(record.key()));
    return keys.size();
  }

  private List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    cluster.readAll(
        Topic.ALERTS, record -> Records.read(record, Alert.class).ifPresent(alerts::add));
    return alerts;
  }
}
