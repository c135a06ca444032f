package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.archive.LastDays;
import org.storywatch.article.Article;
import org.storywatch.demo.Piece;
import org.storywatch.demo.World;
import org.storywatch.stream.Topic;

/// The archive of the jar: killed, deleted, and read by `backtest --days` while it is written.
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class ArchiveIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int PIECES = 60;

  @TempDir private Path folder;
  private Outlets outlets;

  @BeforeEach
  void open() throws Exception {
    outlets = new Outlets();
    World.sample().pieces().stream().limit(PIECES).forEach(this::publish);
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
  }

  @Test
  void killedAndDeletedItHoldsEveryArticleOfItsTopic() throws Exception {
    try (Program program = Program.run(folder, config())) {
      await()
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> program.meter("articles_read_total") > 0);
      program.kill();
      IOUtils.rm(folder.resolve("data/archive"));
      program.restart();
      program.await(LONG, () -> archived().size() == PIECES);
      Process backtest =
          Program.launch(
              folder,
              "backtest",
              "--seeds",
              Path.of("seeds").toAbsolutePath().toString(),
              "--days",
              "30",
              "--config",
              "storywatch.yaml");
      assertThat(backtest.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(program.log()).contains("alerts/day");
      assertThat(backtest.exitValue()).isZero();
      assertThat(Files.readString(folder.resolve("out.log"))).contains("\"match\":true");
      assertThat(program.stop()).isZero();
      assertThat(program.log())
          .contains("the archive in data/archive is empty and is read from Kafka")
          .doesNotContain("\tat ")
          .doesNotContain("org.apache.lucene");
    }
    try (Topics topics = new Topics(folder)) {
      Set<String> published = new TreeSet<>();
      topics.all(Topic.ARTICLES, Article.class).forEach(article -> published.add(article.id()));
      assertThat(archived()).isEqualTo(published);
    }
  }

  private String config() {
    return """
    feeds: [feeds.opml]
    profiles: %s
    fetch: {min-interval: 1s, allow-private: [127.0.0.0/8], full-text: never}
    """
        .formatted(Path.of("seeds").toAbsolutePath());
  }

  private void publish(Piece piece) {
    String url = "https://example.org/" + piece.outlet().slug() + "/" + piece.id();
    outlets.publish(
        piece.outlet().title(), new Outlets.Item(url, url, piece.title(), piece.text()));
  }

  private Set<String> archived() {
    Set<String> ids = new TreeSet<>();
    try (LastDays days =
        LastDays.open(folder.resolve("data/archive"), Instant.EPOCH, Instant.MAX)) {
      days.read(article -> ids.add(article.id()), ids::add);
    } catch (IOException e) {
      return Set.of(); // none yet
    }
    return ids;
  }
}
