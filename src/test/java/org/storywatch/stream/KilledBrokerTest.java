package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.broker.EmbeddedBroker;

/// A broker that starts on what a killed one left: a copy of its files as they are while it runs.
class KilledBrokerTest {
  record Note(int schema, String words) {}

  /// Longer than what a start has to make good after a kill, shorter than the session that Kafka
  /// gives a broker unless told otherwise.
  private static final Duration MORE = Duration.ofSeconds(5);

  /// How long a reader waits before it looks for what hangs.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final TopicPartition ARTICLES = new TopicPartition(Topic.ARTICLES.topicName(), 0);

  @TempDir private Path folder;

  @Test
  void itIsBackNearlyAsSoonAsOneThatWasStoppedAndTheOpenTransactionEndsAtOnce() throws Exception {
    EmbeddedBroker.start(folder.resolve("killed"), words -> {}).close();
    long begun = System.nanoTime();
    EmbeddedBroker killed = EmbeddedBroker.start(folder.resolve("killed"), words -> {});
    Duration stopped = since(begun);
    Path left = folder.resolve("left");
    try (killed;
        Producer<String, byte[]> open =
            new Clients(new KafkaSettings(killed.bootstrap(), 1), "test").writer("open")) {
      Cluster cluster = cluster(killed);
      cluster.createTopics(2);
      try (Writer writer = cluster.writer("done")) {
        writer.write(List.of(note("safe"), note("sound")));
      }
      open.initTransactions();
      open.beginTransaction();
      open.send(note("half").kafka()).get();
      copy(folder.resolve("killed"), left);
    }

    long again = System.nanoTime();
    try (EmbeddedBroker broker = EmbeddedBroker.start(left, words -> {})) {
      assertThat(since(again)).isLessThan(stopped.plus(MORE));
      Cluster cluster = cluster(broker);
      long settling = System.nanoTime();
      try (Writer writer = cluster.writer("open")) {
        writer.settle();
        writer.write(List.of(note("after")));
      }
      assertThat(words(cluster)).containsExactlyInAnyOrder("safe", "sound", "after");
      assertThat(since(settling)).isLessThan(Duration.ofSeconds(20)); // its time-out is longer
    }
  }

  @Test
  void aTransactionThatWasDecidedIsWrittenDownByTheBrokerThatComesAfter() throws Exception {
    Path first = folder.resolve("deciding");
    Path left = folder.resolve("decided");
    try (EmbeddedBroker killed = EmbeddedBroker.start(first, words -> {})) {
      Cluster cluster = cluster(killed);
      cluster.createTopics(1);
      Clients clients = new Clients(new KafkaSettings(killed.bootstrap(), 1), "test");
      try (Writer writer = cluster.writer("done");
          Admin admin = clients.admin()) {
        writer.write(List.of(note("decided")));
        await()
            .until(() ->
                admin.listTransactions().all().get().stream()
                    .allMatch(one -> one.state() == TransactionState.COMPLETE_COMMIT));
        copy(first, left);
      }
    }
    // As if it had been killed after it wrote down that this is to be committed.
    try (Stream<Path> logs = Files.list(left)) {
      for (Path log : logs.toList()) {
        String name = log.getFileName().toString();
        if (name.startsWith("__transaction_state") || name.equals(ARTICLES.toString())) {
          withoutLast(log.resolve("00000000000000000000.log"));
        }
      }
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(left, words -> {})) {
      assertThat(words(cluster(broker))).containsExactly("decided");
    }
  }

  @Test
  void aTransactionThatNobodyKnowsOfAnyMoreIsEndedWhenItKeepsReadersWaiting() throws Exception {
    Path first = folder.resolve("first");
    Path left = folder.resolve("forgetful");
    try (EmbeddedBroker killed = EmbeddedBroker.start(first, words -> {})) {
      Cluster cluster = cluster(killed);
      cluster.createTopics(1);
      Clients clients = new Clients(new KafkaSettings(killed.bootstrap(), 1), "test");
      try (Producer<String, byte[]> open = clients.writer("open")) {
        open.initTransactions();
        open.beginTransaction();
        ProducerRecord<String, byte[]> half = note("half").kafka();
        long earlier = Instant.now().minusSeconds(600).toEpochMilli();
        open.send(new ProducerRecord<>(half.topic(), 0, earlier, half.key(), half.value())).get();
        try (Writer writer = cluster.writer("done")) {
          writer.write(List.of(note("behind")));
        }
        assertThat(Hanging.end(clients, List.of(ARTICLES), Instant.now())).as("known").isFalse();
        copy(first, left);
      }
    }
    forgetTransactions(left);
    Path other = folder.resolve("other");
    copy(left, other);
    try (EmbeddedBroker broker = EmbeddedBroker.start(left, words -> {})) {
      Clients clients = new Clients(new KafkaSettings(broker.bootstrap(), 1), "test");
      List<String> words = new ArrayList<>();
      try (var reader = clients.reader("test")) {
        Map<TopicPartition, Long> ends = Tail.ends(clients, List.of(ARTICLES));
        Tail.read(clients, reader, Topic.ARTICLES, ends, PATIENCE, one -> words.add(one.key()));
      }
      assertThat(words).containsExactly("behind");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(other, words -> {})) {
      Clients clients = new Clients(new KafkaSettings(broker.bootstrap(), 1), "test");
      List<String> words = new ArrayList<>();
      try (Tape tape = new Tape(clients, Topic.ARTICLES)) {
        tape.catchUp(PATIENCE, one -> words.add(one.key()));
      }
      assertThat(words).containsExactly("behind");
    }
  }

  @Test
  void whoTakesOverEndsWhatHangsInThePlacesOfItsGroup() throws Exception {
    Path first = folder.resolve("committing");
    Path left = folder.resolve("uncommitted");
    try (EmbeddedBroker killed = EmbeddedBroker.start(first, words -> {})) {
      Cluster cluster = cluster(killed);
      cluster.createTopics(1);
      try (Writer writer = cluster.writer("done")) {
        writer.write(List.of(note("first"), note("second")));
      }
      Clients clients = new Clients(new KafkaSettings(killed.bootstrap(), 1), "test");
      try (Producer<String, byte[]> open = clients.writer("open");
          var member = clients.member("group")) {
        open.initTransactions();
        commit(open, member.groupMetadata(), 1);
        open.commitTransaction();
        commit(open, member.groupMetadata(), 2);
        open.flush();
        copy(first, left);
      }
    }
    forgetTransactions(left);
    try (EmbeddedBroker broker = EmbeddedBroker.start(left, words -> {})) {
      Clients clients = new Clients(new KafkaSettings(broker.bootstrap(), 1), "test");
      try (var member = clients.member("group")) {
        member.assign(List.of(ARTICLES));
        assertThat(Start.seek(clients, "group", member, List.of(ARTICLES), PATIENCE)).isZero();
        assertThat(member.position(ARTICLES)).isEqualTo(1);
      }
    }
  }

  /// Writes in the open transaction how far the group is, and leaves it open.
  private static void commit(
      Producer<String, byte[]> open, ConsumerGroupMetadata group, long next) {
    open.beginTransaction();
    open.sendOffsetsToTransaction(Map.of(ARTICLES, new OffsetAndMetadata(next)), group);
  }

  private static void forgetTransactions(Path left) throws IOException {
    try (Stream<Path> logs = Files.list(left)) {
      for (Path log : logs.filter(one -> one.toString().contains("__transaction_state")).toList()) {
        IOUtils.rm(log);
      }
    }
  }

  private static Cluster cluster(EmbeddedBroker broker) {
    return new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
  }

  private static Out note(String words) {
    return Out.of(Topic.ARTICLES, words, new Note(1, words));
  }

  private static List<String> words(Cluster cluster) {
    List<String> words = new ArrayList<>();
    cluster.readAll(Topic.ARTICLES, record -> words.add(record.key()));
    return words;
  }

  /// Takes away the last that was written to a log, if there is anything.
  private static void withoutLast(Path log) throws IOException {
    int size = 0;
    int last = 0;
    try (FileRecords records = FileRecords.open(log.toFile(), false)) {
      for (var batch : records.batches()) {
        last = batch.sizeInBytes();
        size += last;
      }
    }
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
      file.truncate(size - last);
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(".lock")) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }
}
