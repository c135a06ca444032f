package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.ops.Condition;

/// Against a real broker in this process.
@Execution(ExecutionMode.CONCURRENT)
class ClusterTest {
  record Note(int schema, String words) {}

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
  void makingTheTopicsAgainChangesNothing() throws Exception {
    write("a");
    cluster.createTopics(5);
    assertThat(words(Topic.ARTICLES)).containsExactly("a");
  }

  @Test
  void whatWasWrittenOutlivesTheBroker() throws Exception {
    write("before");
    broker.close();
    broker = EmbeddedBroker.start(folder, words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    write("after");
    assertThat(words(Topic.ARTICLES)).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  void aTransactionThatFailsLeavesNothing() {
    try (Writer writer = cluster.writer("half")) {
      writer.settle();
      try (Producer<String, byte[]> other =
          new Clients(new KafkaSettings(broker.bootstrap(), 1), "test").writer("half")) {
        other.initTransactions(); // of the same name: the writer may not go on
      }
      assertThatThrownBy(() -> writer.write(List.of(note("half"), note("other half"))))
          .isInstanceOf(KafkaException.class);
      writer.write(List.of(note("whole")));
    }
    assertThat(words(Topic.ARTICLES)).containsExactly("whole");
  }

  @Test
  void whatKafkaCanNeverTakeIsLeftOutAndTheRestIsWritten() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    limit(Topic.ARTICLES, 100_000);
    String ours = "x".repeat(20 << 20); // more than we send
    String theirs = incompressible(300_000); // more than the topic takes
    try (Writer writer = new Cluster(broker.bootstrap(), "test", meters).writer("feeds")) {
      for (int time = 0; time < 2; time++) {
        writer.write(
            List.of(note("one"), note(theirs), note("two"), note(ours), note(theirs), note("3")));
      }
    }
    assertThat(words(Topic.ARTICLES))
        .containsExactlyInAnyOrder("one", "two", "3", "one", "two", "3");
    List<String> dead = new ArrayList<>();
    cluster.readAll(
        Topic.DEAD_LETTERS, in -> dead.add(new String(in.bytes(), StandardCharsets.UTF_8)));
    assertThat(dead)
        .hasSize(6)
        .allMatch(text -> text.startsWith("{\"schema\":1") && text.length() <= 10_000);
    assertThat(meters.get("stream.deadletters").tag("stage", "feeds").counter().count())
        .isEqualTo(6);
  }

  private void limit(Topic topic, int bytes) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", String.valueOf(bytes)),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static String incompressible(int length) {
    StringBuilder text = new StringBuilder();
    new Random(7).ints(length, 'a', 'z').forEach(c -> text.append((char) c));
    return text.toString();
  }

  @Test
  void everyRecordIsTurnedIntoOthersOnceThoughTheLoopIsStartedAgain() {
    for (int run = 0; run < 3; run++) {
      write("article " + run);
      int expected = run + 1;
      try (Loop loop = cluster.loop("match", Topic.ARTICLES, new Echo())) {
        loop.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> words(Topic.MATCHES).size() == expected);
      }
    }
    assertThat(words(Topic.MATCHES))
        .containsExactlyInAnyOrder("article 0", "article 1", "article 2");
  }

  @Test
  void aRecordThatIsNotOursGoesToTheDeadLettersAndTheNextIsProcessed() {
    try (Writer writer = cluster.writer("poison")) {
      writer.write(
          List.of(
              Out.beside(0, Topic.ARTICLES, "x", Map.of("schema", 99, "words", "from the future")),
              Out.beside(0, Topic.ARTICLES, "y", new Note(1, "well"))));
    }
    try (Loop loop = cluster.loop("match", Topic.ARTICLES, new Echo())) {
      loop.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> words(Topic.MATCHES).contains("well"));
    }
    List<String> dead = new ArrayList<>();
    cluster.readAll(
        Topic.DEAD_LETTERS, in -> dead.add(new String(in.bytes(), StandardCharsets.UTF_8)));
    assertThat(dead).singleElement().asString().contains("from the future");
  }

  @Test
  void aStageGetsItsPastBackWhenItTakesAPartitionOver() {
    try (Writer writer = cluster.writer("past")) {
      writer.write(
          List.of(
              new Out(Topic.DEVELOPMENTS, "d", OptionalInt.of(1), new Note(1, "told")),
              new Out(Topic.MATCHES, "m", OptionalInt.of(1), new Note(1, "to do"))));
    }
    List<String> remembered = new CopyOnWriteArrayList<>();
    AtomicInteger processed = new AtomicInteger();
    Stage stage =
        new Stage() {
          @Override
          public void assigned(int partition, Past before) {
            before.beside(Topic.DEVELOPMENTS, in -> remembered.add(words(in)));
            before.processed(in -> remembered.add("processed " + words(in)));
          }

          @Override
          public List<Out> process(In record) {
            processed.incrementAndGet();
            return List.of();
          }
        };
    for (int run = 0; run < 2; run++) {
      int expected = run + 1;
      try (Loop loop = cluster.loop("tell", Topic.MATCHES, stage)) {
        loop.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> count(remembered, "told") == expected);
        await().atMost(Duration.ofSeconds(30)).until(() -> processed.get() == 1);
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> loop.condition().level() == Condition.Level.WELL);
      }
    }
    assertThat(remembered).containsExactly("told", "told", "processed to do");
  }

  @Test
  void aFollowerBeginsWithTheLatestAndGoesOn() {
    write("one");
    write("two");
    List<String> seen = new CopyOnWriteArrayList<>();
    try (Follower follower =
        cluster.follow(Map.of(Topic.ARTICLES, 100), in -> seen.add(words(in)))) {
      follower.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> seen.size() == 2);
      write("three");
      await().atMost(Duration.ofSeconds(30)).until(() -> seen.contains("three"));
    }
    assertThat(seen).containsExactlyInAnyOrder("one", "two", "three");
  }

  private static final class Echo implements Stage {
    @Override
    public List<Out> process(In record) throws Unreadable {
      return List.of(Out.of(Topic.MATCHES, record.key(), record.as(Note.class)));
    }
  }

  private void write(String words) {
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(note(words)));
    }
  }

  private static Out note(String words) {
    String key = Long.toString(ThreadLocalRandom.current().nextLong());
    return Out.of(Topic.ARTICLES, key, new Note(1, words));
  }

  private List<String> words(Topic topic) {
    List<String> all = new ArrayList<>();
    cluster.readAll(topic, in -> all.add(words(in)));
    return all;
  }

  private static String words(In in) {
    try {
      return in.as(Note.class).words();
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }

  private static long count(List<String> all, String word) {
    return all.stream().filter(word::equals).count();
  }
}
