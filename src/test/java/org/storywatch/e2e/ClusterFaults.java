package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.storywatch.broker.Brokers;

/// Two processes of all stages on three brokers, each a process, of which each is killed in turn.
@Tag("faults")
@Isolated
class ClusterFaults {
  @TempDir private Path folder;

  @Test
  void nothingIsLostThoughEachBrokerIsKilledInTurn() throws Exception {
    try (Brokers brokers = Brokers.start(folder.resolve("kafka"), 3);
        Flow flow = new Flow(folder, brokers.bootstrap());
        Program _ = flow.start("first");
        Program _ = flow.start("second")) {
      flow.awaitShared(2);
      Duration _ = flow.settle("all brokers there, all");
      for (int node = 1; node <= brokers.count(); node++) {
        flow.news();
        brokers.kill(node);
        flow.news();
        assertThat(flow.settle("killed broker " + node + ", all"))
            .isLessThan(Duration.ofMinutes(1));
        flow.news();
        brokers.restart(node);
        assertThat(flow.settle("broker " + node + " is back, all"))
            .isLessThan(Duration.ofMinutes(1));
      }
      flow.assertNothingIsLostOrTwice();
    }
  }
}
