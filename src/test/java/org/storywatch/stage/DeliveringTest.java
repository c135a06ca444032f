package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.mail.Samples;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.EmbeddedBroker;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Out;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Against a real broker in this process.
@Execution(ExecutionMode.CONCURRENT)
class DeliveringTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final List<Alert> carried = new CopyOnWriteArrayList<>();
  private final Subscribers subscribers =
      new Subscribers(
          List.of(
              Subscriber.of("reader@example.org", Set.of("velden-barrage"), Cadence.IMMEDIATE)));
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
          carried.addAll(message.alerts());
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
  void aMessageThatWasAcceptedIsNotSentAgainAfterAStart() {
    alerts(2);
    for (int start = 0; start < 2; start++) {
      try (Loop loop = loop(this::accept)) {
        loop.start();
        await().atMost(PATIENCE).until(() -> loop.condition().words().startsWith("reading"));
        await().atMost(PATIENCE).until(() -> states().size() == 4);
      }
    }
    assertThat(carried).extracting(Alert::id).containsExactly("alert-article-0", "alert-article-1");
  }

  private Carrier.Outcome accept(Message message) {
    carried.addAll(message.alerts());
    return new Carrier.Outcome.Accepted("250");
  }

  private Loop loop(Carrier carrier) {
    return cluster.loop(
        "deliver",
        Topic.ALERTS,
        new Delivering(
            carrier,
            (_, _) -> List.of(),
            new Subscriptions(subscribers),
            new Carried(InstantSource.system()),
            Manners.USUAL,
            InstantSource.system(),
            meters));
  }

  private void alerts(int count) {
    try (Writer writer = cluster.writer("test")) {
      List<Out> out = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Alert alert = Samples.alert(Samples.article(i, "Gazette", "Title " + i, "Text " + i));
        out.add(Out.of(Topic.ALERTS, alert.subscriber(), alert));
      }
      writer.write(out);
    }
  }

  private List<Delivery.State> states() {
    List<Delivery.State> states = new ArrayList<>();
    cluster.readAll(
        Topic.DELIVERIES,
        record ->
            Records.read(record, Delivery.class)
                .ifPresent(delivery -> states.add(delivery.state())));
    return states;
  }
}
