package org.storywatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.ops.Condition;

/// The loop against one real broker; each test reads a topic of its own.
@Execution(ExecutionMode.CONCURRENT)
class LoopTest {
  record Note(int schema, String words) {}

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Cluster cluster = new Cluster(bootstrap(), "test", meters);
  private final Clients clients = new Clients(new KafkaSettings(bootstrap(), 4), "test");

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry()).createTopics(2);
  }

  private static String bootstrap() {
    return broker.bootstrap();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aSlowStageCommitsWhatItHasAndIsGivenTheRestAgain() {
    write(Topic.ARTICLES, 0, "one", "two", "three");
    CountDownLatch seen = new CountDownLatch(1);
    List<String> given = new CopyOnWriteArrayList<>();
    Stage slow =
        record -> {
          given.add(record.key());
          if (record.key().equals("two")) {
            hold(seen);
          }
          return echo(Topic.FEEDBACK, record);
        };
    Bounds bounds = new Bounds(200, 1 << 20, Duration.ZERO);
    try (Loop loop = new Loop(clients, "slow", Topic.ARTICLES, slow, bounds, meters)) {
      loop.start();
      await().atMost(SOON).until(() -> keys(Topic.FEEDBACK).contains("one"));
      assertThat(keys(Topic.FEEDBACK)).containsExactly("one");
      seen.countDown();
      await().atMost(SOON).until(() -> keys(Topic.FEEDBACK).size() == 3);
    }
    assertThat(keys(Topic.FEEDBACK)).containsExactly("one", "two", "three");
    assertThat(given).containsExactly("one", "two", "three");
  }

  @Test
  void aRecordThatAStageThrowsAtIsLeftOutAfterThreeTriesAndTheOthersGoOn() {
    try (Producer<String, byte[]> producer = clients.writer("strange")) {
      producer.initTransactions();
      producer.beginTransaction();
      ProducerRecord<String, byte[]> bad =
          new ProducerRecord<>(Topic.MATCHES.topicName(), 0, "bad", "the bytes".getBytes(UTF_8));
      bad.headers().add("trace", "kept".getBytes(UTF_8));
      var _ = producer.send(Out.beside(0, Topic.MATCHES, "before", new Note(1, "")).kafka());
      var _ = producer.send(bad);
      var _ = producer.send(Out.beside(0, Topic.MATCHES, "after", new Note(1, "")).kafka());
      var _ = producer.send(Out.beside(1, Topic.MATCHES, "beside", new Note(1, "")).kafka());
      producer.commitTransaction();
    }
    AtomicInteger tries = new AtomicInteger();
    Stage buggy =
        record -> {
          if (record.key().equals("bad")) {
            tries.incrementAndGet();
            throw new IllegalStateException("a bug");
          }
          return echo(Topic.SILENCES, record);
        };
    try (Loop loop = cluster.loop("buggy", Topic.MATCHES, buggy)) {
      loop.start();
      await().atMost(SOON).until(() -> keys(Topic.SILENCES).size() == 3);
      await().atMost(SOON).until(() -> loop.condition().level() == Condition.Level.WELL);
    }
    assertThat(keys(Topic.SILENCES)).containsExactlyInAnyOrder("before", "after", "beside");
    assertThat(tries).hasValue(3);
    ConsumerRecord<String, byte[]> letter = letters("buggy").getFirst();
    assertThat(letters("buggy")).hasSize(1);
    assertThat(letter.key()).isEqualTo("bad");
    assertThat(new String(letter.value(), UTF_8)).isEqualTo("the bytes");
    assertThat(header(letter, "reason")).contains("3 times", "a bug");
    assertThat(header(letter, "from")).isEqualTo("storywatch.matches-0@1");
    assertThat(header(letter, "trace")).isEqualTo("kept");
    assertThat(meters.get("stream.deadletters").tag("stage", "buggy").counter().count())
        .isEqualTo(1);
  }

  @Test
  void aStageThatThrowsAtEverythingDiesAndLosesNothing() {
    String[] all = {"a", "b", "c", "d", "e"};
    write(Topic.NOTED, 0, all);
    Stage broken =
        record -> {
          throw new IllegalStateException("nothing works");
        };
    try (Loop loop = cluster.loop("broken", Topic.NOTED, broken)) {
      loop.start();
      await().atMost(SOON).until(() -> loop.condition().level() == Condition.Level.DEAD);
      assertThat(loop.condition().words()).contains("nothing works");
    }
    assertThat(letters("broken")).isEmpty();
    List<String> read = new CopyOnWriteArrayList<>();
    try (Loop loop = cluster.loop("broken", Topic.NOTED, reading(read))) {
      loop.start();
      await().atMost(SOON).until(() -> read.size() == all.length);
    }
  }

  @Test
  void aStageThatThrowsWhereNoRecordIsToBlameStartsOverTwiceAndThenDies() {
    AtomicInteger times = new AtomicInteger();
    try (Loop loop =
        cluster.loop(
            "ticking",
            Topic.FEED_STATES,
            new Stage() {
              @Override
              public List<Out> process(In record) {
                return List.of();
              }

              @Override
              public Map<Integer, List<Out>> tick(Instant now) {
                times.incrementAndGet();
                throw new IllegalStateException("no time");
              }
            })) {
      loop.start();
      await().atMost(SOON).until(() -> loop.condition().level() == Condition.Level.DEAD);
    }
    assertThat(times).hasValue(3);
  }

  @Test
  void whoLosesAPartitionInMidBatchCannotCommitAndNothingComesTwice() throws Exception {
    write(Topic.DEVELOPMENTS, 0, "p", "q");
    write(Topic.DEVELOPMENTS, 1, "r", "s");
    Clients hasty =
        new Clients(
            new KafkaSettings(broker.bootstrap(), 4),
            "hasty",
            Map.of("max.poll.interval.ms", 3_000));
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch holding = new CountDownLatch(1);
    AtomicBoolean revoked = new AtomicBoolean();
    Stage sleeper =
        new Stage() {
          @Override
          public List<Out> process(In record) {
            if (record.key().equals("p") && !revoked.get()) {
              holding.countDown();
              hold(hold);
            }
            return echo(Topic.TALLIES, record);
          }

          @Override
          public void revoked(int partition) {
            revoked.set(true);
          }
        };
    Stage other = record -> echo(Topic.TALLIES, record);
    try (Loop first = new Loop(hasty, "twins", Topic.DEVELOPMENTS, sleeper, Bounds.USUAL, meters)) {
      first.start();
      assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();
      try (Loop second = cluster.loop("twins", Topic.DEVELOPMENTS, other)) {
        second.start();
        await().atMost(SOON).until(() -> keys(Topic.TALLIES).size() == 4);
        hold.countDown();
        await().atMost(SOON).until(revoked::get);
        write(Topic.DEVELOPMENTS, 0, "t");
        write(Topic.DEVELOPMENTS, 1, "u");
        await().atMost(SOON).until(() -> keys(Topic.TALLIES).size() == 6);
      }
    }
    assertThat(keys(Topic.TALLIES)).containsExactlyInAnyOrder("p", "q", "r", "s", "t", "u");
  }

  @Test
  void whatIsWrittenForAPartitionDoesNotPassOverWhatWasPolledOfItAndDidNotFit() throws Exception {
    write(Topic.PROFILES, 0, "one", "two");
    write(Topic.PROFILES, 1, "three", "four");
    Map<Integer, Integer> processed = new ConcurrentHashMap<>();
    List<String> passed = new CopyOnWriteArrayList<>();
    Stage talking =
        new Stage() {
          @Override
          public void assigned(int partition, Past before) {
            processed.put(partition, 0);
          }

          @Override
          public List<Out> process(In record) {
            processed.merge(record.partition(), 1, Integer::sum);
            return List.of();
          }

          @Override
          public Map<Integer, List<Out>> tick(Instant now) {
            Map<Integer, List<Out>> words = new HashMap<>();
            processed.keySet().forEach(own -> words.put(own, word()));
            return words;
          }

          @Override
          public List<Out> committed(int partition) {
            long next = next("talking", Topic.PROFILES, partition);
            if (next > processed.getOrDefault(partition, 0)
                && processed.getOrDefault(partition, 0) < 2) {
              passed.add(partition + " at " + next + " after " + processed.get(partition));
            }
            return List.of();
          }

          private List<Out> word() {
            return List.of(Out.of(Topic.FEEDS, "key", new Note(1, "")));
          }
        };
    Bounds bounds = new Bounds(1, 1 << 20, Duration.ofSeconds(1));
    try (Loop loop = new Loop(clients, "talking", Topic.PROFILES, talking, bounds, meters)) {
      loop.start();
      await()
          .atMost(SOON)
          .until(() -> processed.values().stream().mapToInt(Integer::intValue).sum() == 4);
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void whoTakesAPartitionOverEndsItsLastOwnersWritingWhateverTheGroupSays() throws Exception {
    write(Topic.DELIVERIES, 1, "word");
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch holding = new CountDownLatch(1);
    AtomicInteger lives = new AtomicInteger();
    Stage owner =
        new Stage() {
          @Override
          public void assigned(int partition, Past before) {
            lives.addAndGet(partition);
          }

          @Override
          public List<Out> process(In record) {
            holding.countDown();
            hold(hold);
            return List.of(Out.of(Topic.SUBSCRIPTIONS, "life " + lives, new Note(1, "")));
          }
        };
    try (Loop loop = cluster.loop("owned", Topic.DELIVERIES, owner)) {
      loop.start();
      assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();
      try (Writer other = new Writer("other", meters, () -> clients.writer("owned", 1))) {
        other.settle();
      }
      hold.countDown();
      await().atMost(SOON).until(() -> !keys(Topic.SUBSCRIPTIONS).isEmpty());
    }
    assertThat(keys(Topic.SUBSCRIPTIONS)).containsExactly("life 2");
  }

  @Test
  void whatTheTopicDeletedBeforeItWasReadIsCountedAndTold() throws Exception {
    write(Topic.ALERTS, 0, "read");
    List<String> read = new CopyOnWriteArrayList<>();
    try (Loop loop = cluster.loop("late", Topic.ALERTS, reading(read))) {
      loop.start();
      await().atMost(SOON).until(() -> read.contains("read"));
    }
    write(Topic.ALERTS, 0, "lost", "lost too", "there");
    delete(Topic.ALERTS, 4); // read, the mark of its transaction, and the two
    try (Loop loop = cluster.loop("late", Topic.ALERTS, reading(read))) {
      loop.start();
      await().atMost(SOON).until(() -> read.contains("there"));
      await().atMost(SOON).until(() -> loop.condition().words().contains("deleted"));
      assertThat(loop.condition().level()).isEqualTo(Condition.Level.TRYING);
      assertThat(lost("late")).isBetween(2.0, 3.0);
    }
    assertThat(read).containsExactly("read", "there");
  }

  @Test
  void whatTheTopicDeletesWhileTheStageIsAtWorkIsCountedToo() throws Exception {
    write(Topic.HUB_WORDS, 0, "first", "second", "third");
    CountDownLatch hold = new CountDownLatch(1);
    List<String> read = new CopyOnWriteArrayList<>();
    Stage slow =
        record -> {
          read.add(record.key());
          hold(hold);
          return List.of();
        };
    Bounds bounds = new Bounds(1, 1, Duration.ZERO);
    try (Loop loop = new Loop(clients, "held", Topic.HUB_WORDS, slow, bounds, meters)) {
      loop.start();
      await().atMost(SOON).until(() -> read.contains("first"));
      delete(Topic.HUB_WORDS, 2);
      hold.countDown();
      await().atMost(SOON).until(() -> read.contains("third"));
      assertThat(lost("held")).isEqualTo(1);
      assertThat(loop.condition().words()).contains("up to 1 records", "hub-words");
    }
  }

  @Test
  void theLagOfAStageThatStandsStillGrows() throws Exception {
    keep(Topic.FEED_ENTRIES, Duration.ofSeconds(1));
    write(Topic.FEED_ENTRIES, 1, "waits");
    CountDownLatch hold = new CountDownLatch(1);
    Stage standing =
        record -> {
          hold(hold);
          return List.of();
        };
    try (Loop loop = cluster.loop("standing", Topic.FEED_ENTRIES, standing)) {
      loop.start();
      await().atMost(SOON).until(() -> lag("standing", 1) > 0.5);
      double before = lag("standing", 1);
      await().atMost(SOON).until(() -> lag("standing", 1) > before + 0.5);
      assertThat(lag("standing", 0)).isZero();
      await()
          .atMost(SOON)
          .until(() -> loop.condition().words().contains("is deleted unread at 1 s"));
      assertThat(loop.condition().level()).isEqualTo(Condition.Level.TRYING);
      assertThat(meters.get("stream.retention.left").tag("stage", "standing").gauge().value())
          .isNegative();
      hold.countDown();
      await().atMost(SOON).until(() -> lag("standing", 1) == 0);
    }
    assertThat(meters.find("stream.lag").tag("stage", "standing").gauge())
        .as("a partition that is not ours has no lag here")
        .isNull();
  }

  /// Where a group reads on.
  private static long next(String group, Topic topic, int partition) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      var all =
          admin
              .listConsumerGroupOffsets(Clients.PREFIX + group)
              .partitionsToOffsetAndMetadata()
              .get();
      return Optional.ofNullable(all.get(new TopicPartition(topic.topicName(), partition)))
          .orElseThrow()
          .offset();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private double lag(String stage, int partition) {
    var gauge =
        meters
            .find("stream.lag")
            .tag("stage", stage)
            .tag("partition", Integer.toString(partition))
            .gauge();
    return gauge == null ? 0 : gauge.value();
  }

  private double lost(String stage) {
    return meters.get("stream.lost").tag("stage", stage).counter().count();
  }

  /// Says how long a topic keeps records; nothing is deleted yet, since the broker looks seldom.
  private static void keep(Topic topic, Duration time) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("retention.ms", Long.toString(time.toMillis())),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static void delete(Topic topic, long before) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(topic.topicName(), 0), RecordsToDelete.beforeOffset(before)))
          .all()
          .get();
    }
  }

  private void write(Topic topic, int partition, String... keys) {
    try (Writer writer = cluster.writer("test-" + topic.topicName())) {
      List<Out> all = new ArrayList<>();
      for (String key : keys) {
        all.add(Out.beside(partition, topic, key, new Note(1, key)));
      }
      writer.write(all);
    }
  }

  private List<String> keys(Topic topic) {
    List<String> keys = new ArrayList<>();
    cluster.readAll(topic, in -> keys.add(in.key()));
    return keys;
  }

  private List<ConsumerRecord<String, byte[]>> letters(String stage) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (var consumer = clients.reader("letters")) {
      List<TopicPartition> partitions = Cluster.partitions(consumer, Topic.DEAD_LETTERS);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    all.removeIf(letter -> !header(letter, "stage").equals(stage));
    return all;
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static List<Out> echo(Topic topic, In record) {
    return List.of(Out.of(topic, record.key(), new Note(1, record.key())));
  }

  private static Stage reading(List<String> read) {
    return record -> {
      read.add(record.key());
      return List.of();
    };
  }

  private static void hold(CountDownLatch until) {
    try {
      assertThat(until.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
