package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.broker.EmbeddedBroker;

/// Misfortunes that take their time: a broker that goes away, and a disk that takes no more.
@Tag("faults")
class MisfortunesFaults {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int OUTLETS = 16;
  private static final int EACH = 25;

  /// In KiB, more than the broker's own files have and less than the articles need.
  private static final String LARGEST = "11000";

  @TempDir private Path folder;

  @Test
  void toldToStopWhileTheBrokerIsAwayItEndsWithinTwentySeconds() throws Exception {
    try (Outlets outlets = new Outlets()) {
      outlets.publish("one", item(0));
      outlets.writeList(folder.resolve("feeds.opml"));
      Path log = Files.createDirectory(folder.resolve("cluster"));
      EmbeddedBroker broker = EmbeddedBroker.start(log, words -> {});
      String config = "kafka: {bootstrap: '%s'}\n%s".formatted(broker.bootstrap(), config());
      try (Program program = Program.run(folder, config)) {
        program.await(LONG, () -> program.meter("articles_read_total") >= 1);
        broker.close();
        outlets.publish("one", item(1));
        program.await(LONG, () -> program.get("/health/ready").contains("does not answer"));
        long asked = System.nanoTime();
        assertThat(program.stop()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
      } finally {
        broker.close();
      }
    }
  }

  /// A process that may write no file larger than this sees what one sees whose disk is full.
  @Test
  void whereTheDiskTakesNoMoreItSaysSoAndEndsAndTheNextStartFindsEverything() throws Exception {
    try (Outlets outlets = new Outlets()) {
      for (int number = 0; number < OUTLETS * EACH; number++) {
        outlets.publish("outlet " + number / EACH, item(number));
      }
      outlets.writeList(folder.resolve("feeds.opml"));
      int port = Program.freePort();
      Files.writeString(
          folder.resolve("storywatch.yaml"),
          "kafka: {partitions: 1}\n"
              + config()
              + "web: {listen: '127.0.0.1:%d'}\n".formatted(port));
      Path said = folder.resolve("limited.log");
      Process limited =
          Program.limited(List.of("-f", LARGEST), folder, "run", "--config", "storywatch.yaml")
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        assertThat(limited.waitFor(4, TimeUnit.MINUTES)).as("it ends").isTrue();
      } finally {
        limited.destroyForcibly();
      }
      assertThat(limited.exitValue()).as(Files.readString(said)).isEqualTo(1);
      assertThat(Files.readString(said)).contains("data: data cannot be written any more");
      try (Program program = Program.run(folder, config())) {
        program.awaitReady();
        program.await(
            LONG, () -> program.get("/health/ready").contains(OUTLETS * EACH + " articles"));
        program.awaitBooks();
        assertThat(program.stop()).isZero();
      }
    }
  }

  /// Nothing that a broker could make smaller.
  private static Outlets.Item item(int number) {
    StringBuilder text = new StringBuilder();
    new Random(number).ints(60_000, 'a', 'z' + 1).forEach(c -> text.append((char) c));
    String url = "https://example.org/one/" + number;
    return new Outlets.Item(url, url, "Number " + number, text.toString().replace("e", " "));
  }

  private static String config() {
    return """
    feeds: [feeds.opml]
    profiles: %s
    fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
    subscribers: [{address: reader@example.org}]
    """
        .formatted(Path.of("seeds").toAbsolutePath());
  }
}
