package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.systemd.Manager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program as a service manager starts it.
@Execution(ExecutionMode.CONCURRENT)
class ServiceIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void itSaysWhenItIsReadyThatItLivesAndThatItEndsAndLogsInJson() throws Exception {
    Files.writeString(
        folder.resolve("feeds.opml"),
        """
        <opml version="2.0"><head/><body>
        <outline type="rss" text="Nobody" xmlUrl="http://127.0.0.1:1/feed"/>
        </body></opml>
        """);
    Path secret = Files.writeString(folder.resolve("secret"), "sixteen characters and more");
    Files.writeString(
        folder.resolve("storywatch.yaml"),
        """
        feeds: [feeds.opml]
        profiles: %s
        log: {format: json}
        web: {listen: '127.0.0.1:%d', secret-file: secret}
        """
            .formatted(Path.of("seeds").toAbsolutePath(), Program.freePort()));
    Files.setPosixFilePermissions(
        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    String address = "@storywatch-service-" + ProcessHandle.current().pid();
    try (Manager systemd = new Manager(address)) {
      ProcessBuilder builder = Program.command(folder, "run", "--config", "storywatch.yaml");
      builder.environment().put("NOTIFY_SOCKET", address);
      builder.environment().put("WATCHDOG_USEC", "1500000");
      Path log = folder.resolve("err.log");
      Process process =
          builder
              .redirectError(log.toFile())
              .redirectOutput(folder.resolve("out.log").toFile())
              .start();
      try {
        await()
            .atMost(LONG)
            .until(() -> count(systemd, "READY=1\nSTATUS=") >= 3 && process.isAlive());
        List<String> heard = systemd.heard();
        assertThat(heard.getFirst()).startsWith("EXTEND_TIMEOUT_USEC=").contains("STATUS=starting");
        assertThat(heard.getLast()).contains("WATCHDOG=1");
        await().atMost(LONG).until(() -> count(systemd, "STATUS=feeds: 1 of 1 feeds") > 0);
        process.destroy();
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(systemd.heard().getLast()).startsWith("STOPPING=1");
      } finally {
        process.destroyForcibly();
      }
      List<String> lines =
          Files.readAllLines(log).stream()
              .filter(line -> !line.startsWith("WARNING:") && !line.isBlank()) // of Java itself
              .toList();
      assertThat(lines).isNotEmpty();
      for (String line : lines) {
        JsonNode event = JsonMapper.shared().readTree(line);
        assertThat(event.path("formattedMessage").asString()).as(line).isNotEmpty();
      }
      assertThat(lines.getFirst())
          .contains("web.secret-file: the file secret is open to others", "chmod 600")
          .doesNotContain("sixteen");
    }
  }

  private static long count(Manager systemd, String words) {
    return systemd.heard().stream().filter(one -> one.contains(words)).count();
  }
}
