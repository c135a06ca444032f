package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.broker.EmbeddedBroker;

/// More partitions, on a real broker.
class RaisingIT {
  record Note(int schema, String words) {}

  private static final int PROFILES = 40;
  private static final int MORE = 5;

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whatIsRememberedStandsOnceWhereItsKeyBelongs() throws Exception {
    remember();
    assertThat(cluster.raise(MORE, "tell")).isEmpty();
    cluster.createTopics(2);
    for (Topic topic : List.of(Topic.DEVELOPMENTS, Topic.SILENCES, Topic.FEED_STATES)) {
      Map<String, String> found = new TreeMap<>();
      cluster.readAll(
          topic,
          record -> {
            assertThat(found.put(record.key(), words(record))).as(record.key()).isNull();
            assertThat(record.partition())
                .isEqualTo(Cluster.partition(topic.route(record.key()), MORE));
          });
      assertThat(found).hasSize(PROFILES).allSatisfy((_, words) -> assertThat(words).contains("2"));
    }
  }

  @Test
  void aStageFindsAllThatIsRememberedOfAKeyInThePartitionThatGetsItsNextRecord() throws Exception {
    remember();
    assertThat(cluster.raise(MORE, "tell")).isEmpty();
    try (Writer writer = cluster.writer("match")) {
      List<Out> matches = new ArrayList<>();
      for (int i = 0; i < PROFILES; i++) {
        matches.add(Out.of(Topic.MATCHES, "p" + i, new Note(1, "next")));
      }
      writer.write(matches);
    }
    Map<Integer, Set<String>> memory = new TreeMap<>();
    List<String> lost = new CopyOnWriteArrayList<>();
    List<String> seen = new CopyOnWriteArrayList<>();
    Stage stage =
        new Stage() {
          @Override
          public void assigned(int partition, Past before) {
            Set<String> known = memory.computeIfAbsent(partition, _ -> new TreeSet<>());
            before.beside(Topic.DEVELOPMENTS, in -> known.add(Topic.DEVELOPMENTS.route(in.key())));
          }

          @Override
          public List<Out> process(In record) {
            if (!memory.getOrDefault(record.partition(), Set.of()).contains(record.key())) {
              lost.add(record.key());
            }
            seen.add(record.key());
            return List.of();
          }
        };
    try (Loop loop = cluster.loop("tell", Topic.MATCHES, stage)) {
      loop.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() == PROFILES);
    }
    assertThat(lost).isEmpty();
    assertThat(memory.keySet()).hasSize(MORE);
  }

  @Test
  void fewerPartitionsAreRefused() throws Exception {
    assertThat(cluster.raise(1, "tell").orElse("")).contains("has 2 partitions");
  }

  @Test
  void nothingIsDoneWhileAProcessRuns() throws Exception {
    List<String> read = new CopyOnWriteArrayList<>();
    write(Out.of(Topic.ALERTS, "a", new Note(1, "alert")));
    try (Loop loop = cluster.loop("deliver", Topic.ALERTS, reading(read))) {
      loop.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> !read.isEmpty());
      assertThat(cluster.raise(MORE, "tell").orElse("")).contains("storywatch.deliver", "stop");
    }
    assertThat(cluster.partitions(Topic.ALERTS)).isEqualTo(2);
  }

  @Test
  void nothingIsDoneBeforeAllMatchesAreTold() throws Exception {
    List<String> read = new CopyOnWriteArrayList<>();
    write(Out.of(Topic.MATCHES, "p1", new Note(1, "match")));
    assertThat(cluster.raise(MORE, "tell").orElse("")).startsWith("1 matches are not told yet");
    try (Loop loop = cluster.loop("tell", Topic.MATCHES, reading(read))) {
      loop.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> !read.isEmpty());
    }
    assertThat(cluster.raise(MORE, "tell")).isEmpty();
  }

  @Test
  void whatEndedHalfWayIsRefusedAtTheStartAndIsDoneAgain() throws Exception {
    remember();
    grow(Topic.DEVELOPMENTS, MORE);
    assertThatThrownBy(() -> cluster.createTopics(2))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("storywatch.developments has 5")
        .hasMessageContaining("storywatch partitions 5");
    assertThat(cluster.raise(MORE, "tell")).isEmpty();
    cluster.createTopics(2);
    List<String> keys = new ArrayList<>();
    cluster.readAll(Topic.DEVELOPMENTS, record -> keys.add(record.key()));
    assertThat(keys).hasSize(PROFILES).doesNotHaveDuplicates();
  }

  @Test
  void oneThatWasRaisedAloneIsRefusedAtTheStart() throws Exception {
    grow(Topic.MATCHES, 3);
    assertThatThrownBy(() -> cluster.createTopics(2))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("storywatch.matches has 3 partitions")
        .hasMessageContaining("storywatch partitions 3");
  }

  @Test
  void aTopicThatIsNewerGetsAsManyPartitionsAsTheOneItStandsBeside() throws Exception {
    try (Admin admin = admin()) {
      admin
          .deleteTopics(List.of(Topic.TALLIES.topicName(), Topic.SILENCES.topicName()))
          .all()
          .get();
    }
    grow(Topic.ARTICLES, 3);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          cluster.createTopics(8);
          return counts().getOrDefault(Topic.TALLIES, 0) == 3
              && counts().getOrDefault(Topic.SILENCES, 0) == 2;
        });
  }

  @Test
  void oneThatHasTooFewSinceItsInputWasRaisedGetsTheRest() throws Exception {
    grow(Topic.ARTICLES, 3);
    cluster.createTopics(2);
    assertThat(counts()).containsEntry(Topic.TALLIES, 3);
  }

  private Map<Topic, Integer> counts() throws Unreachable {
    Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      counts.put(topic, cluster.partitions(topic));
    }
    return counts;
  }

  /// Two words on each profile and feed; the second is what holds.
  private void remember() {
    for (int time = 1; time <= 2; time++) {
      List<Out> words = new ArrayList<>();
      for (int i = 0; i < PROFILES; i++) {
        String profile = "p" + i;
        int partition = Cluster.partition(profile, 2);
        Note note = new Note(1, "word " + time);
        words.add(Out.beside(partition, Topic.DEVELOPMENTS, profile + "/d", note));
        words.add(Out.beside(partition, Topic.SILENCES, profile, note));
        words.add(Out.beside(partition, Topic.FEED_STATES, profile, note));
      }
      write(words.toArray(Out[]::new));
    }
  }

  private void write(Out... records) {
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(records));
    }
  }

  private void grow(Topic topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createPartitions(Map.of(topic.topicName(), NewPartitions.increaseTo(partitions)))
          .all()
          .get();
      await().atMost(Duration.ofSeconds(20)).until(() -> cluster.partitions(topic) == partitions);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  private static Stage reading(List<String> read) {
    return record -> {
      read.add(record.key());
      return List.of();
    };
  }

  private static String words(In in) {
    try {
      return in.as(Note.class).words();
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }
}
