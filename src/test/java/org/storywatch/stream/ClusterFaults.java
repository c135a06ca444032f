package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.broker.Brokers;

/// Three brokers, each a process, killed in turn.
@Tag("faults")
class ClusterFaults {
  record Note(int schema, String words) {}

  @TempDir private Path folder;

  @Test
  void eachBrokerMayBeAwayWhileOneWritesOn() throws Exception {
    try (Brokers brokers = Brokers.start(folder, 3)) {
      Cluster cluster = new Cluster(brokers.bootstrap(), "test", new SimpleMeterRegistry());
      cluster.createTopics(3);
      List<String> written = new ArrayList<>();
      try (Writer writer = cluster.writer("test")) {
        for (int node = 1; node <= brokers.count(); node++) {
          brokers.kill(node);
          long killed = System.nanoTime();
          String key = "without " + node;
          writer.write(List.of(Out.of(Topic.ARTICLES, key, new Note(1, key))));
          System.out.printf(
              "written without broker %d after %.1f s%n", node, (System.nanoTime() - killed) / 1e9);
          written.add(key);
          brokers.restart(node);
        }
      }
      List<String> read = new ArrayList<>();
      cluster.readAll(Topic.ARTICLES, record -> read.add(record.key()));
      assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    }
  }
}
