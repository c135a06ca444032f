package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.broker.EmbeddedBroker;

/// Members that write all the time while others come and go.
class JoiningTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int PARTITIONS = 4;

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  record Note(int schema, String words) {}

  /// Has something to write each time, like the sending while mails are due.
  private static final class Busy implements Stage {
    final Set<Integer> ours = new ConcurrentSkipListSet<>();
    final AtomicInteger written = new AtomicInteger();
    final AtomicInteger assigned = new AtomicInteger();

    @Override
    public List<Out> process(In record) {
      return List.of();
    }

    @Override
    public void assigned(int partition, Past before) {
      ours.add(partition);
      assigned.incrementAndGet();
    }

    @Override
    public void revoked(int partition) {
      ours.remove(partition);
    }

    @Override
    public Map<Integer, List<Out>> tick(Instant now) {
      return ours.stream()
          .collect(
              Collectors.toMap(
                  partition -> partition,
                  partition ->
                      List.of(
                          Out.beside(partition, Topic.DELIVERIES, "key", new Note(1, "word")))));
    }

    @Override
    public List<Out> committed(int partition) {
      written.incrementAndGet();
      return List.of();
    }

    @Override
    public boolean urgent() {
      return true;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry()).createTopics(PARTITIONS);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void whoWritesAllTheTimeStaysAMemberWhileAnotherJoins(String protocol) throws Exception {
    String name = "joining-" + protocol;
    Busy[] stages = {new Busy(), new Busy(), new Busy()};
    Loop[] loops = new Loop[3];
    try {
      for (int i = 0; i < loops.length; i++) {
        Set<String> before = members(name);
        loops[i] = loop(name, protocol, stages[i]);
        loops[i].start();
        int started = i + 1;
        await().atMost(SOON).until(() -> shared(stages, started));
        assertThat(members(name)).containsAll(before).hasSize(started);
        int[] soFar = {stages[0].written.get(), stages[i].written.get()};
        await()
            .atMost(SOON)
            .until(() ->
                stages[0].written.get() > soFar[0] + 20
                    && stages[started - 1].written.get() > soFar[1] + 20);
      }
    } finally {
      for (Loop loop : loops) {
        if (loop != null) {
          loop.close();
        }
      }
    }
  }

  private static boolean shared(Busy[] stages, int started) {
    int all = 0;
    for (int i = 0; i < started; i++) {
      if (stages[i].ours.isEmpty()) {
        return false;
      }
      all += stages[i].ours.size();
    }
    return all == PARTITIONS;
  }

  private Loop loop(String name, String protocol, Stage stage) {
    Map<String, Object> membership =
        protocol.equals("classic")
            ? Map.of(
                "group.protocol",
                protocol,
                "session.timeout.ms",
                Sessions.LENGTH,
                "heartbeat.interval.ms",
                Sessions.HEARTBEAT,
                "partition.assignment.strategy",
                CooperativeStickyAssignor.class.getName())
            : Map.of();
    Clients clients =
        new Clients(new KafkaSettings(broker.bootstrap(), PARTITIONS), "test", membership);
    return new Loop(clients, name, Topic.ALERTS, stage, Bounds.USUAL, meters);
  }

  private static Set<String> members(String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      return admin
          .describeConsumerGroups(List.of(Clients.PREFIX + name))
          .all()
          .get()
          .values()
          .stream()
          .flatMap(group -> group.members().stream())
          .map(MemberDescription::consumerId)
          .collect(Collectors.toSet());
    } catch (ExecutionException e) {
      return Set.of(); // there is no such group yet
    }
  }
}
