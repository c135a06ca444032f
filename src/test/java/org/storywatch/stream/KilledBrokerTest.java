package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that starts on what a killed one left: a copy of its files as they are while it runs.
class KilledBrokerTest {
  record Note(int schema, String words) {}

  /// Longer than what a start has to make good after a kill, shorter than the session that Kafka
  /// gives a broker unless told otherwise.
  private static final Duration MORE = Duration.ofSeconds(5);

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
