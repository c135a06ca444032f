package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.article.Article;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Folders;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.EmbeddedBroker;
import org.storywatch.stream.Follower;

/// Processes that share what is changed of profiles, against a real broker.
@Execution(ExecutionMode.CONCURRENT)
class RevisingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final Background TABLE = new Background(4_000, Map.of("harbour", 40));
  private static final Seed FERRY =
      new Seed("ferry.txt", "", "Ferry captains of Osterby go on strike over wages");
  private static final Article STRIKE =
      new Article(
          Article.SCHEMA,
          "a1",
          "f",
          "",
          URI.create("https://example.org/"),
          "",
          "",
          "Ferry captains of Osterby strike over wages",
          "en",
          NOON,
          NOON);

  @TempDir private Path folder;

  /// What one process knows of profiles.
  private final class One implements AutoCloseable {
    final Revisions revisions = new Revisions();
    final LiveMatcher matcher;
    private final Follower follower;

    One(Cluster cluster) throws Exception {
      Revising.recall(cluster, revisions);
      follower = Revising.follow(cluster, revisions);
      Filed filed = Folders.of(Map.of("bridge", "normal"));
      matcher =
          new LiveMatcher(
              filed, filed.profiles(TABLE), revisions, TABLE, folder.resolve("none"), () -> NOON);
      follower.start();
      matcher.start();
    }

    boolean knows() {
      return !matcher.get().all(STRIKE).isEmpty();
    }

    @Override
    public void close() {
      matcher.close();
      follower.close();
    }
  }

  @Test
  void whatIsChangedOfAProfileReachesEveryProcessAndWhoeverStartsLater() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), words -> {})) {
      Cluster cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
      cluster.createTopics(2);
      Revision added = Revision.added("bridge", FERRY, NOON);
      try (One here = new One(cluster);
          One there = new One(cluster);
          Revising revising = new Revising(cluster)) {
        assertThat(List.of(here.knows(), there.knows())).containsOnly(false);
        revising.keep(added);
        revising.keep(Revision.line("bridge", Sensitivity.from(0.42), NOON));
        await().atMost(PATIENCE).until(() -> here.knows() && there.knows());
        try (One later = new One(cluster)) {
          assertThat(later.knows()).as("known before the first article comes").isTrue();
          assertThat(later.revisions.line("bridge")).contains(Sensitivity.from(0.42));
        }
        revising.keep(added.withdrawn(NOON.plusSeconds(1)));
        await().atMost(PATIENCE).until(() -> !here.knows() && !there.knows());
        assertThat(there.revisions.line("bridge")).contains(Sensitivity.from(0.42));
      }
    }
  }
}
