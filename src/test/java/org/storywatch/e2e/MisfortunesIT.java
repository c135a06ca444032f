package org.storywatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;

/// What goes wrong around the program: it says so in one line, stops when it is told to, and has
/// lost nothing afterwards.
@Execution(ExecutionMode.CONCURRENT)
class MisfortunesIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void toldToStopWhileItWaitsForTheClusterItEnds() throws Exception {
    String config =
        "kafka: {bootstrap: '127.0.0.1:%d'}\n%s".formatted(Program.freePort(), minimal());
    try (Program program = Program.run(folder, config)) {
      program.await(LONG, () -> program.get("/health/ready").contains("trying again"));
      long asked = System.nanoTime();
      assertThat(program.stop()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void whereItCannotWriteOrOpenEnoughFilesItRefusesToStartInOneLine() throws Exception {
    Files.writeString(folder.resolve("storywatch.yaml"), minimal());
    assertRefused("this process may open 600 files only and needs 1000", List.of("-n", "600"));
    Files.writeString(folder.resolve("data"), "this is no folder");
    assertRefused("data: data cannot be written", List.of());
    Files.delete(folder.resolve("data"));
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/kafka"), "nor is this");
    assertRefused("data: the embedded broker cannot start in data/kafka", List.of());
  }

  /// A start on the same folder ends with 2 and one line.
  ///
  /// @param limits what the process may not do, as `ulimit` says it
  private void assertRefused(String words, List<String> limits) throws Exception {
    Path said = folder.resolve("refused.log");
    ProcessBuilder builder = Program.limited(limits, folder, "run", "--config", "storywatch.yaml");
    Process second = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      second.destroyForcibly();
    }
    assertThat(Files.readString(said, UTF_8)).contains(words);
    assertThat(Files.readString(said, UTF_8).lines().filter(line -> !line.startsWith("WARNING")))
        .as(Files.readString(said, UTF_8))
        .hasSize(1);
    assertThat(second.exitValue()).isEqualTo(2);
  }

  private String minimal() throws IOException {
    try (Outlets outlets = new Outlets()) {
      publish(outlets, "one", World.sample().pieces().getFirst());
      outlets.writeList(folder.resolve("feeds.opml"));
    }
    return """
    feeds: [feeds.opml]
    profiles: %s
    subscribers: [{address: reader@example.org}]
    """
        .formatted(Path.of("seeds").toAbsolutePath());
  }

  private static void publish(Outlets outlets, String outlet, Piece piece) {
    String url = "https://example.org/" + piece.id();
    outlets.publish(outlet, new Outlets.Item(url, url, piece.title(), piece.text()));
  }
}
