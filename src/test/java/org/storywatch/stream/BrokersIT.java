package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.broker.Brokers;

/// Clusters of real processes, killed and started again.
class BrokersIT {
  record Note(int schema, String words) {}

  @TempDir private Path folder;

  @Test
  void aNodeThatWasKilledIsBackAtItsAddressWithAllThatWasWritten() throws Exception {
    try (Brokers brokers = Brokers.start(folder, 1)) {
      Cluster cluster = cluster(brokers);
      cluster.createTopics(2);
      write(cluster, "before");
      brokers.kill(1);
      brokers.restart(1);
      write(cluster, "after");
      assertThat(keys(cluster)).containsExactlyInAnyOrder("before", "after");
    }
  }

  private static Cluster cluster(Brokers brokers) {
    return new Cluster(brokers.bootstrap(), "test", new SimpleMeterRegistry());
  }

  private static void write(Cluster cluster, String key) {
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(Out.of(Topic.ARTICLES, key, new Note(1, key))));
    }
  }

  private static List<String> keys(Cluster cluster) {
    List<String> keys = new ArrayList<>();
    cluster.readAll(Topic.ARTICLES, record -> keys.add(record.key()));
    return keys;
  }
}
