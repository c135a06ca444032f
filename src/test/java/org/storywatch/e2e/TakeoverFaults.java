package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.storywatch.broker.Brokers;

/// Two processes of all stages on one broker, which gives sessions of the newer protocol 45 seconds
/// as brokers do by themselves. Nothing else runs meanwhile, since it measures how soon one takes
/// over.
@Tag("faults")
@Isolated
class TakeoverFaults {
  private static final String[] USUAL = {
    "group.consumer.min.session.timeout.ms=45000", "group.consumer.session.timeout.ms=45000",
    "group.consumer.min.heartbeat.interval.ms=5000", "group.consumer.heartbeat.interval.ms=5000",
    "group.initial.rebalance.delay.ms=3000"
  };

  @TempDir private Path folder;

  @Test
  void theOtherTakesOverFromOneThatWasKilledOrSleeps() throws Exception {
    try (Brokers brokers = Brokers.start(folder.resolve("kafka"), 1, USUAL);
        Flow flow = new Flow(folder, brokers.bootstrap());
        Program first = flow.start("first");
        Program second = flow.start("second")) {
      first.awaitReady();
      second.awaitReady();
      flow.awaitShared(2);
      Duration _ = flow.settle("both at work, all");
      flow.news();
      Duration usual = flow.settle("both at work, a round");

      first.kill();
      flow.news();
      assertTaken(flow.settle("killed the first, taken over and done"), usual);
      first.restart();
      first.awaitReady();
      flow.awaitShared(2);

      flow.news();
      second.kill();
      assertTaken(flow.settle("killed the second, taken over and done"), usual);
      second.restart();
      second.awaitReady();
      flow.awaitShared(2);

      for (Program sleeper : new Program[] {first, second}) {
        signal("STOP", sleeper);
        flow.news();
        assertTaken(flow.settle("one sleeps, taken over and done"), usual);
        signal("CONT", sleeper);
        flow.news();
        Duration _ = flow.settle("it wakes, and all is done");
        flow.awaitShared(2);
      }
      flow.assertNothingIsLostOrTwice();
    }
  }

  @Test
  void oneAfterTheOtherIsStartedAnewWithoutAGap() throws Exception {
    try (Brokers brokers = Brokers.start(folder.resolve("kafka"), 1, USUAL);
        Flow flow = new Flow(folder, brokers.bootstrap());
        Program first = flow.start("first");
        Program second = flow.start("second")) {
      flow.awaitShared(2);
      Duration _ = flow.settle("both at work, all");
      flow.news();
      Duration usual = flow.settle("both at work, a round");
      for (Program one : new Program[] {first, second}) {
        flow.news();
        assertThat(one.stop()).isZero();
        assertTaken(flow.settle("one is stopped, all"), usual);
        one.restart();
        flow.news();
        assertTaken(flow.settle("it starts again, all"), usual);
        one.awaitReady();
        flow.awaitShared(2);
      }
      flow.assertNothingIsLostOrTwice();
    }
  }

  /// How much longer the same work may take.
  private static void assertTaken(Duration took, Duration usual) {
    assertThat(took.minus(usual)).isLessThan(Duration.ofSeconds(10));
  }

  private static void signal(String name, Program program)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(program.process().pid())).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }
}
