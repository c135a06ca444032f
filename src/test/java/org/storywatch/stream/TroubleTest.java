package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.broker.OddBroker;
import org.storywatch.ops.Condition;

/// What dead processes leave behind, and what a lost broker does, against a real one.
@Execution(ExecutionMode.CONCURRENT)
class TroubleTest {
  private final List<Producer<String, byte[]>> opened = new ArrayList<>();
  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Clients clients;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    clients = new Clients(new KafkaSettings(broker.bootstrap(), 1), "test");
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
  }

  @AfterEach
  void stop() {
    opened.forEach(producer -> producer.close(Duration.ZERO));
    broker.close();
  }

  @Test
  void whatAnotherProcessLeftOpenIsEndedByWhoTakesItsPartitionsOver() throws Exception {
    cluster.createTopics(2);
    Clients dead = new Clients(new KafkaSettings(broker.bootstrap(), 1), "dead");
    Producer<String, byte[]> producer = dead.writer("match", 1);
    opened.add(producer);
    leaveOpen(producer, Topic.MATCHES, "never committed");
    try (Writer writer = cluster.writer("other")) {
      writer.write(List.of(Out.of(Topic.ARTICLES, "one", "words")));
    }
    List<String> read = new CopyOnWriteArrayList<>();
    Stage match = record -> List.of(Out.beside(0, Topic.MATCHES, record.key(), "words"));
    try (Loop taking = cluster.loop("match", Topic.ARTICLES, match);
        Loop reading = cluster.loop("tell", Topic.MATCHES, reading(read))) {
      taking.start();
      reading.start();
      // What was left open would hide it for half a minute, and until the brokers look.
      await().atMost(Duration.ofSeconds(15)).until(() -> !read.isEmpty());
    }
    assertThat(read).containsExactly("one");
  }

  @Test
  void aDeathIsNoticedInTimeThoughTheBrokerWouldGiveItLonger() throws Exception {
    broker.close();
    broker =
        OddBroker.start(
            folder,
            settings -> {
              settings.remove("group.consumer.min.session.timeout.ms");
              settings.remove("group.consumer.session.timeout.ms");
              settings.remove("group.consumer.min.heartbeat.interval.ms");
              settings.remove("group.consumer.heartbeat.interval.ms");
            });
    takesOver();
  }

  @Test
  void aDeathIsNoticedInTime() throws Exception {
    takesOver();
  }

  /// From another process, which is killed.
  private void takesOver() throws Exception {
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
    Process member = MemberProgram.start(broker.bootstrap(), "match", Topic.ARTICLES);
    member.destroyForcibly();
    long died = System.nanoTime();
    try (Writer writer = cluster.writer("other")) {
      writer.write(
          List.of(
              Out.beside(0, Topic.ARTICLES, "one", "words"),
              Out.beside(1, Topic.ARTICLES, "two", "words")));
    }
    List<String> read = new CopyOnWriteArrayList<>();
    try (Loop loop = cluster.loop("match", Topic.ARTICLES, reading(read))) {
      loop.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> read.size() == 2);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aTopicIsReadToItsEndThoughATransactionIsStillOpen() throws Exception {
    cluster.createTopics(1);
    try (Writer writer = cluster.writer("first")) {
      writer.write(List.of(Out.of(Topic.DEVELOPMENTS, "before", "words")));
    }
    try (Producer<String, byte[]> other = open("second", Topic.DEVELOPMENTS, "still open")) {
      List<String> read = new ArrayList<>();
      cluster.readAll(
          Topic.DEVELOPMENTS,
          record -> {
            if (read.isEmpty()) {
              other.commitTransaction();
            }
            read.add(record.key());
          });
      assertThat(read).containsExactly("before", "still open");
    }
  }

  @Test
  void readingThatDoesNotGetOnGivesUp() throws Exception {
    cluster.createTopics(1);
    leaveOpen("second", Topic.DEVELOPMENTS, "still open");
    try (var consumer = clients.reader("test")) {
      assertThatThrownBy(() ->
              Tail.read(
                  clients,
                  consumer,
                  Topic.DEVELOPMENTS,
                  Tail.ends(clients, Cluster.partitions(consumer, Topic.DEVELOPMENTS)),
                  Duration.ofMillis(300),
                  record -> {}))
          .isInstanceOf(KafkaException.class)
          .hasMessageContaining("developments");
    }
  }

  @Test
  void aWriterWithoutABrokerSaysSoEachTimeItIsAsked() {
    Cluster nowhere = new Cluster("localhost:99999", "test", new SimpleMeterRegistry());
    try (Writer writer = nowhere.writer("test")) {
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(() -> writer.write(List.of()))
            .isInstanceOf(KafkaException.class)
            .rootCause()
            .hasMessageContaining("99999");
      }
    }
  }

  @Test
  void aFollowerWaitsForTopicsThatAreNotThereYet() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (Follower follower =
        cluster.follow(Map.of(Topic.ARTICLES, 10), record -> seen.add(record.key()))) {
      follower.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> follower.condition().words().contains("articles"));
      assertThat(follower.condition().level()).isEqualTo(Condition.Level.TRYING);
      cluster.createTopics(1);
      try (Writer writer = cluster.writer("test")) {
        writer.write(List.of(Out.of(Topic.ARTICLES, "a", "words")));
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains("a"));
    }
  }

  @Test
  void aFollowerPassesOverARecordAtWhichItsReaderThrowsAndSaysSo() throws Exception {
    cluster.createTopics(1);
    try (Writer writer = cluster.writer("test")) {
      writer.write(
          List.of(Out.of(Topic.ARTICLES, "a", "words"), Out.of(Topic.ARTICLES, "b", "words")));
    }
    List<String> seen = new CopyOnWriteArrayList<>();
    try (Follower follower =
        cluster.follow(
            Map.of(Topic.ARTICLES, 10),
            record -> {
              if (record.key().equals("a")) {
                throw new IllegalStateException("a bug");
              }
              seen.add(record.key());
            })) {
      follower.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> seen.contains("b"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> follower.condition().words().contains("1 records were passed over"));
      assertThat(follower.condition().level()).isEqualTo(Condition.Level.TRYING);
    }
  }

  @Test
  void aBrokerThatIsGoneIsSeen() {
    try (Pulse pulse = cluster.pulse(Duration.ofMillis(100))) {
      pulse.start();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> pulse.condition().level() == Condition.Level.WELL);
      broker.close();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> pulse.condition().level() == Condition.Level.TRYING);
    }
  }

  /// Leaves a record in a transaction that is not ended, as a killed process does.
  private Producer<String, byte[]> open(String name, Topic topic, String key) throws Exception {
    Producer<String, byte[]> producer = clients.writer(name);
    leaveOpen(producer, topic, key);
    return producer;
  }

  private static void leaveOpen(Producer<String, byte[]> producer, Topic topic, String key)
      throws Exception {
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(Out.beside(0, topic, key, "words").kafka()).get();
  }

  private void leaveOpen(String name, Topic topic, String key) throws Exception {
    opened.add(open(name, topic, key));
  }

  private static Stage reading(List<String> read) {
    return record -> {
      read.add(record.key());
      return List.of();
    };
  }
}
