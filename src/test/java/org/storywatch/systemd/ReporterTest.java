package org.storywatch.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Health;
import org.storywatch.ops.Heartbeat;

class ReporterTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Map<String, Condition> WELL = Map.of("match", Condition.well("reading"));

  @TempDir private Path folder;

  @Test
  void whileItStartsMoreTimeIsAskedFor() {
    assertThat(Reporter.words(false, WELL, true).lines())
        .containsExactly(
            "EXTEND_TIMEOUT_USEC=60000000", "STATUS=starting; all 1 parts are well", "WATCHDOG=1");
  }

  @Test
  void whatIsNotWellIsToldInOneShortLine() {
    Map<String, Condition> parts =
        Map.of("mail", Condition.trying("no answer\nREADY=1 " + "x".repeat(900)));
    List<String> lines = Reporter.words(true, parts, true).lines().toList();
    assertThat(lines).hasSize(3).startsWith("READY=1").endsWith("WATCHDOG=1");
    assertThat(lines.get(1)).startsWith("STATUS=mail: no answer READY=1 x").hasSizeLessThan(320);
  }

  @Test
  void whereALoopStandsStillTheWatchdogHearsNothing() {
    AtomicLong nanos = new AtomicLong();
    Heartbeat heart = new Heartbeat(Duration.ofMinutes(10), nanos::get);
    Health health = new Health();
    health.add("match", () -> Condition.well("reading"), heart);
    heart.beat();
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    assertThat(Reporter.words(true, health.conditions(), health.beating())).contains("WATCHDOG=1");
    nanos.addAndGet(1);
    assertThat(Reporter.words(true, health.conditions(), health.beating()))
        .doesNotContain("WATCHDOG")
        .contains("STATUS=match: has stood still for 10 minutes");
    heart.beat();
    assertThat(Reporter.words(true, health.conditions(), health.beating())).contains("WATCHDOG=1");
  }

  @Test
  void systemdHearsOfTheStartTheBeatsAndTheEnd() {
    String address = folder.resolve("notify").toString();
    try (Manager manager = new Manager(address)) {
      Map<String, String> environment =
          Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "90000"); // a beat each 30 ms
      Reporter reporter = new Reporter(environment, new Health());
      reporter.start();
      await()
          .atMost(LONG)
          .until(() -> manager.heard().stream().anyMatch(one -> one.startsWith("EXTEND_TIMEOUT")));
      assertThat(manager.heard()).noneMatch(one -> one.contains("READY=1"));
      reporter.ready();
      await()
          .atMost(LONG)
          .until(() ->
              manager.heard().stream().filter(one -> one.contains("READY=1\nSTATUS=")).count() > 2);
      reporter.close();
      assertThat(manager.heard().getLast()).isEqualTo("STOPPING=1\nSTATUS=stopping");
    }
  }

  @Test
  void aSocketThatIsGoneIsNoReasonToStop() {
    Map<String, String> environment = Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString());
    try (Reporter reporter = new Reporter(environment, new Health())) {
      reporter.ready();
    }
  }

  @Test
  void whatSystemdWantsIsReadFromTheEnvironment() {
    assertThat(Supervision.of(Map.of(), 7)).isEmpty();
    assertThat(Supervision.of(Map.of("WATCHDOG_USEC", "9"), 7)).isEmpty();
    Map<String, String> both = Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", "120000000");
    Supervision wanted = Supervision.of(both, 7).orElseThrow();
    assertThat(wanted.watchdog()).contains(Duration.ofMinutes(2));
    assertThat(wanted.pace()).isEqualTo(Duration.ofSeconds(10));
    for (String pid : new String[] {"7", "8"}) {
      Map<String, String> whose =
          Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", "3000000", "WATCHDOG_PID", pid);
      assertThat(Supervision.of(whose, 7).orElseThrow().watchdog())
          .isEqualTo(pid.equals("7") ? Optional.of(Duration.ofSeconds(3)) : Optional.empty());
    }
    for (String odd : new String[] {"0", "-1", "x", "9".repeat(40)}) {
      assertThat(
              Supervision.of(Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", odd), 7)
                  .orElseThrow()
                  .watchdog())
          .isEmpty();
    }
  }
}
