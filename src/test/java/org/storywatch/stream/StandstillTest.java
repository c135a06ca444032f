package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.Brokers;

/// A broker's process that stands still for a while, as one of a machine that was put to sleep.
@Execution(ExecutionMode.CONCURRENT)
class StandstillTest {
  /// Longer than the session of a broker that others could take over from.
  private static final Duration STILL = Duration.ofSeconds(8);

  private static final TopicPartition ARTICLES = new TopicPartition(Topic.ARTICLES.topicName(), 0);

  @TempDir private Path folder;

  @Test
  void itKeepsItsPartitionsAndLosesThemForAMomentOnlyWhenItIsKilled() throws Exception {
    try (Brokers brokers = Brokers.start(folder, 1)) {
      Cluster cluster = new Cluster(brokers.bootstrap(), "test", new SimpleMeterRegistry());
      cluster.createTopics(1);
      write(cluster, "before");
      int first = lastEpoch(brokers);

      signal("STOP", brokers);
      await().pollDelay(STILL).atMost(STILL.plusSeconds(1)).until(() -> true);
      signal("CONT", brokers);
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true); // for what follows from it
      write(cluster, "after it stood still");
      assertThat(lastEpoch(brokers)).isEqualTo(first);

      brokers.kill(1);
      brokers.restart(1);
      write(cluster, "after it was killed");
      assertThat(lastEpoch(brokers)).isGreaterThan(first);
    }
  }

  private static void write(Cluster cluster, String words) {
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(Out.of(Topic.ARTICLES, words, words)));
    }
  }

  /// The term of the leader that wrote the last record: it changes with each that a partition gets.
  private static int lastEpoch(Brokers brokers) throws Exception {
    try (Admin admin = new Clients(new KafkaSettings(brokers.bootstrap(), 1), "test").admin()) {
      return admin
          .listOffsets(Map.of(ARTICLES, OffsetSpec.latest()))
          .partitionResult(ARTICLES)
          .get()
          .leaderEpoch()
          .orElseThrow();
    }
  }

  private static void signal(String name, Brokers brokers)
      throws IOException, InterruptedException {
    long process = brokers.node(1).pid();
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor())
        .isZero();
  }
}
