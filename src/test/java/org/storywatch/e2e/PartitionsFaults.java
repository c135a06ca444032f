package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.Brokers;
import org.storywatch.stream.Topic;

/// More partitions for a program that has told of a story already.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class PartitionsFaults {
  @TempDir private Path folder;

  @Test
  void morePartitionsLoseNothingAndRepeatNothing() throws Exception {
    try (Brokers brokers = Brokers.start(folder.resolve("kafka"), 1);
        Flow flow = new Flow(folder, brokers.bootstrap());
        Program program = flow.start("program")) {
      program.awaitReady();
      flow.news();
      Duration _ = flow.settle("with few partitions, all");
      assertThat(partitions("7")).isNotZero();
      assertThat(said()).contains("stop all of them first");
      assertThat(program.stop()).isZero();

      assertThat(partitions("7")).as(said()).isZero();
      assertThat(flow.cluster().partitions(Topic.MATCHES)).isEqualTo(7);
      program.restart();
      program.awaitReady();
      flow.copies(); // of what it was told before: whichever of two is read first is the news
      flow.news();
      Duration _ = flow.settle("with more partitions, all");
      flow.assertNothingIsLostOrTwice();
    }
  }

  private int partitions(String number) throws Exception {
    Process command =
        Program.launch(
            folder.resolve("program"), "partitions", number, "--config", "storywatch.yaml");
    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return command.exitValue();
  }

  private String said() throws Exception {
    return Files.readString(folder.resolve("program/err.log"));
  }
}
