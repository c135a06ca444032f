package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.ledger.Tries;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Condition;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Against a real broker in this process.
@Execution(ExecutionMode.CONCURRENT)
class DeliveringTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String READER = "reader@example.org";

  private MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Message> carried = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> clock =
      new AtomicReference<>(Samples.NOON.plus(Duration.ofMinutes(20)));
  private final Carried outlets = new Carried(clock::get);
  private final Subscriptions subscriptions =
      new Subscriptions(
          new Subscribers(
              List.of(reader(READER), reader("second@Example.org"), reader("third@other.test"))));
  private InstantSource time = InstantSource.system();
  private Manners manners = Manners.USUAL;

  @SuppressWarnings("NullAway.Init") // by each test, with its loop
  private Delivering stage;

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
  void whatBecameOfAMessageIsWrittenThoughTheProgramIsStoppedWhileItIsSent() {
    alerts(1);
    CompletableFuture<Loop> loop = new CompletableFuture<>();
    Loop first =
        loop(message -> {
          carried.add(message);
          Thread closer = Thread.ofPlatform().start(() -> loop.join().close());
          await().atMost(PATIENCE).until(() -> closer.getState() == Thread.State.TIMED_WAITING);
          return new Carrier.Outcome.Accepted("250");
        });
    first.start();
    loop.complete(first);
    await().atMost(PATIENCE).until(() -> first.condition().words().equals("stopped"));
    assertThat(states()).containsExactly(Delivery.State.SENDING, Delivery.State.ACCEPTED);
  }

  @Test
  void oneThatSleptWhileItSentChangesNothingOfWhatItsSuccessorWrote() {
    alerts(1);
    try (Loop loop =
        loop(message -> {
          carried.add(message);
          if (carried.size() == 1) {
            succeed(message);
            return new Carrier.Outcome.Unknown("the connection was lost");
          }
          return new Carrier.Outcome.Accepted("250");
        })) {
      loop.start();
      await().atMost(PATIENCE).until(() -> states().size() == 3);
      write(alert(7, READER));
      await().atMost(PATIENCE).until(() -> carried.size() > 1);
    }
    assertThat(ids()).doesNotHaveDuplicates();
    assertThat(states())
        .startsWith(Delivery.State.SENDING, Delivery.State.SENDING, Delivery.State.ACCEPTED)
        .doesNotContain(Delivery.State.UNKNOWN);
  }

  /// As another process does that takes the partition over: it ends the last owner's writers, and
  /// sends again what was begun.
  private void succeed(Message message) {
    try (KafkaProducer<byte[], byte[]> fence =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "transactional.id",
                "storywatch.deliver.0"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      fence.initTransactions();
    }
    Alert alert = message.alerts().getFirst();
    Instant now = Instant.now();
    try (Writer writer = cluster.writer("successor")) {
      writer.write(
          List.of(
              Out.beside(0, Topic.DELIVERIES, alert.id(), Tries.begun(alert, 2, now, message)),
              Out.beside(
                  0,
                  Topic.DELIVERIES,
                  alert.id(),
                  Tries.ended(
                      alert, 2, now, message, false, new Carrier.Outcome.Accepted("250")))));
    }
  }

  @Test
  void aMessageThatWasAcceptedIsNotSentAgainAfterAStart() {
    alerts(2);
    for (int start = 0; start < 2; start++) {
      try (Loop loop = loop(this::accept)) {
        loop.start();
        await().atMost(PATIENCE).until(() -> loop.condition().words().startsWith("reading"));
        await().atMost(PATIENCE).until(() -> states().size() == 4);
      }
    }
    assertThat(ids()).containsExactly("alert-article-0", "alert-article-1");
  }

  @Test
  void aMessageAtWhichTheProgramFailsKeepsNoOtherBack() {
    alerts(2);
    try (Loop loop =
        loop(message -> {
          if (message.alerts().getFirst().id().endsWith("0")) {
            throw new IllegalStateException("a bug");
          }
          return accept(message);
        })) {
      loop.start();
      await().atMost(PATIENCE).until(() -> ids().contains("alert-article-1"));
      await().atMost(PATIENCE).until(() -> states().size() == 4);
      assertThat(loop.condition().level()).isEqualTo(Condition.Level.WELL);
    }
    assertThat(deliveries())
        .filteredOn(word -> word.alert().endsWith("0"))
        .last()
        .satisfies(word -> {
          assertThat(word.state()).isEqualTo(Delivery.State.UNKNOWN);
          assertThat(word.words()).contains("a bug");
        });
  }

  @Test
  void whoLeftWhileAlertsWaitedGetsNoneOfThemAndWhoIsAskedIsAsked() {
    alerts(2);
    try (Subscribing subscribing = new Subscribing(cluster);
        Loop loop = loop(this::accept)) {
      subscribing.keep(
          new Subscriber(
              1,
              "Reader@example.org",
              Set.of(),
              Cadence.IMMEDIATE,
              7,
              ZoneOffset.UTC,
              20,
              Subscriber.State.LEFT,
              Set.of(),
              Instant.now()));
      About question =
          new About.Confirm(Set.of("velden-barrage"), URI.create("https://w.example.org/mine/x"));
      Instant now = Instant.now();
      subscribing.ask(new Alert(1, "q", "new@example.org", Cadence.IMMEDIATE, now, question, now));
      loop.start();
      await().atMost(PATIENCE).until(() -> states().size() == 4);
    }
    assertThat(ids()).containsExactly("q");
    assertThat(deliveries())
        .filteredOn(word -> word.state() == Delivery.State.DROPPED)
        .extracting(Delivery::words)
        .containsExactly("left", "left");
    assertThat(meters.counter("mails", "outcome", "dropped").count()).isEqualTo(2);
  }

  @Test
  void aTryThatWasCutOffIsHeldWhereItIsToBe() {
    manners = new Manners(Manners.Unknown.HOLD, 30, Set.of(), 12, true);
    alerts(2);
    try (Writer writer = cluster.writer("test")) {
      Delivery cut =
          new Delivery(
              1,
              "alert-article-0",
              Delivery.State.SENDING,
              1,
              Instant.now(),
              Instant.EPOCH,
              "",
              List.of(),
              List.of());
      writer.write(List.of(Out.beside(0, Topic.DELIVERIES, cut.alert(), cut)));
    }
    for (int start = 0; start < 2; start++) {
      try (Loop loop = loop(this::accept)) {
        loop.start();
        await().atMost(PATIENCE).until(() -> loop.condition().words().startsWith("reading"));
        await().atMost(PATIENCE).until(() -> states().size() == 4);
        await()
            .atMost(PATIENCE)
            .until(() -> stage.condition().words().contains("1 alerts are held"));
      }
    }
    assertThat(ids()).containsExactly("alert-article-1");
    assertThat(states())
        .containsExactly(
            Delivery.State.SENDING,
            Delivery.State.UNKNOWN,
            Delivery.State.SENDING,
            Delivery.State.ACCEPTED);
    assertThat(meters.get("mails.held").gauge().value()).isEqualTo(1);
  }

  @Test
  void aDomainGetsNoMoreAMinuteThanItMayAndOthersAreNotHeldUp() {
    manners = new Manners(Manners.Unknown.RESEND, 1, Set.of(), 12, true);
    time = clock::get;
    write(alert(0, READER), alert(1, "second@Example.org"), alert(2, "third@other.test"));
    try (Loop loop = loop(this::accept)) {
      loop.start();
      await().atMost(PATIENCE).until(() -> states().size() == 4);
      assertThat(ids()).containsExactly("alert-article-0", "alert-article-2");
      clock.updateAndGet(now -> now.plusSeconds(60));
      await().atMost(PATIENCE).until(() -> states().size() == 6);
    }
    assertThat(ids()).containsExactly("alert-article-0", "alert-article-2", "alert-article-1");
  }

  @Test
  void whoElseCarriesADevelopmentIsSaidAsItWasAtTheFirstTry() {
    time = clock::get;
    Alert alert = alert(0, READER);
    Development development = alert.development().orElseThrow();
    write(alert);
    try (Follower follower = outlets.of(cluster)) {
      follower.start();
      carriers(development, "Daily Kiosk", "Gazette", "Daily Kiosk", "");
      await().atMost(PATIENCE).until(() -> outlets.by(alert).size() == 1);
      try (Loop loop =
          loop(message -> {
            carried.add(message);
            return new Carrier.Outcome.Postponed("451");
          })) {
        loop.start();
        await().atMost(PATIENCE).until(() -> states().size() == 2);
      }
      carriers(development, "Daily Kiosk", "Levant Ledger");
      await().atMost(PATIENCE).until(() -> outlets.by(alert).size() == 2);
      clock.updateAndGet(now -> now.plusSeconds(60));
      try (Loop loop = loop(this::accept)) {
        loop.start();
        await().atMost(PATIENCE).until(() -> states().size() == 4);
      }
    }
    assertThat(carried)
        .extracting(message -> message.outlets(alert))
        .containsExactly(List.of("Daily Kiosk"), List.of("Daily Kiosk"));
    assertThat(deliveries()).allMatch(word -> word.outlets().equals(List.of("Daily Kiosk")));
  }

  @Test
  void anAddressThatRefusesIsLeftAloneAndThatShows() {
    alerts(5);
    try (Loop loop =
        loop(message -> {
          carried.add(message);
          return new Carrier.Outcome.Refused("550 no such user");
        })) {
      loop.start();
      await().atMost(PATIENCE).until(() -> states().size() == 8);
      await()
          .atMost(PATIENCE)
          .until(() -> stage.condition().words().contains("1 addresses that refused"));
    }
    assertThat(carried).hasSize(3);
    assertThat(deliveries().getLast().words())
        .isEqualTo("refused 3 times in a row, at last: 550 no such user");
    assertThat(stage.condition().level()).isEqualTo(Condition.Level.TRYING);
    assertThat(meters.get("addresses.refused").gauge().value()).isEqualTo(1);
  }

  private Carrier.Outcome accept(Message message) {
    carried.add(message);
    return new Carrier.Outcome.Accepted("250");
  }

  private Loop loop(Carrier carrier) {
    meters = new SimpleMeterRegistry(); // a process has its own
    stage =
        new Delivering(carrier, (_, _) -> List.of(), subscriptions, outlets, manners, time, meters);
    return cluster.loop("deliver", Topic.ALERTS, stage);
  }

  private static Subscriber reader(String address) {
    return Subscriber.of(address, Set.of("velden-barrage"), Cadence.IMMEDIATE);
  }

  private void alerts(int count) {
    Alert[] all = new Alert[count];
    for (int i = 0; i < count; i++) {
      Alert sample = alert(i, READER);
      Instant now = Instant.now().plusMillis(i);
      all[i] = new Alert(1, sample.id(), READER, Cadence.IMMEDIATE, now, sample.about(), now);
    }
    write(all);
  }

  private static Alert alert(int number, String to) {
    Alert sample =
        Samples.alert(Samples.article(number, "Gazette", "Title " + number, "Text " + number));
    return new Alert(
        1, sample.id(), to, sample.cadence(), sample.due(), sample.about(), sample.created());
  }

  private void write(Alert... alerts) {
    try (Writer writer = cluster.writer("test")) {
      List<Out> out = new ArrayList<>();
      for (Alert alert : alerts) {
        out.add(Telling.alert(alert));
      }
      writer.write(out);
    }
  }

  private void carriers(Development development, String... names) {
    List<Member> members = new ArrayList<>();
    for (String name : names) {
      members.add(
          new Member(
              "m" + members.size(),
              Member.Kind.COPY,
              name,
              URI.create("https://example.org/m"),
              "Title",
              Samples.NOON,
              "the same words",
              ""));
    }
    try (Writer writer = cluster.writer("test")) {
      writer.write(
          List.of(Out.beside(0, Topic.DEVELOPMENTS, development.id(), development.with(members))));
    }
  }

  private List<String> ids() {
    return carried.stream().flatMap(message -> message.alerts().stream()).map(Alert::id).toList();
  }

  private List<Delivery.State> states() {
    return deliveries().stream().map(Delivery::state).toList();
  }

  private List<Delivery> deliveries() {
    List<Delivery> all = new ArrayList<>();
    cluster.readAll(
        Topic.DELIVERIES, record -> Records.read(record, Delivery.class).ifPresent(all::add));
    return all;
  }
}
