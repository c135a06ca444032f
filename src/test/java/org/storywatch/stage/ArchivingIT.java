package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.archive.Archive;
import org.storywatch.archive.Commits;
import org.storywatch.archive.LastDays;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.ops.Condition;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.In;
import org.storywatch.stream.Offsets;
import org.storywatch.stream.Out;
import org.storywatch.stream.Replay;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;
import org.storywatch.stream.Writer;

/// Against a real broker in this process.
class ArchivingIT {
  private static final Instant NOW = Instant.parse("2031-03-04T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofDays(90);

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;
  private Path archive;

  @BeforeEach
  void start() throws Exception {
    archive = folder.resolve("archive");
    broker = EmbeddedBroker.start(folder.resolve("kafka"), words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(3);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whatIsReadIsThereWhenTheServiceStops() throws Exception {
    publish("a", "b", "c", "a");
    try (Archiving archiving = archiving(new Commits(1_000, Duration.ofHours(1)))) {
      await()
          .atMost(PATIENCE)
          .until(() -> archiving.condition().words().contains("4 not committed"));
      assertThat(archive.resolve("segments_1")).doesNotExist();
    }
    assertThat(ids()).containsExactly("a", "b", "c");
  }

  @Test
  void afterACrashItReadsOnFromItsLastCommit() throws Exception {
    publish("a", "b");
    try (Archive crashed = Archive.open(archive);
        Replay replay = cluster.replay(Topic.ARTICLES, Offsets.NONE)) {
      fill(crashed, replay, 2);
      crashed.forget(NOW.plusSeconds(1)); // so that reading them again would be seen
      crashed.commit(replay.offsets());
      publish("c", "d");
      fill(crashed, replay, 2);
    }
    assertThat(ids()).isEmpty();
    publish("e");
    try (Archiving _ = archiving(new Commits(1, Duration.ofHours(1)))) {
      await().atMost(PATIENCE).until(() -> ids().equals(List.of("c", "d", "e")));
    }
  }

  @Test
  void anArchiveThatIsDeletedWhileItIsWrittenIsRebuilt() throws Exception {
    publish("a", "b");
    try (Archiving _ = archiving(new Commits(1, Duration.ofHours(1)))) {
      await().atMost(PATIENCE).until(() -> ids().equals(List.of("a", "b")));
      IOUtils.rm(archive);
      publish("c");
      await().atMost(PATIENCE).until(() -> ids().equals(List.of("a", "b", "c")));
    }
  }

  @Test
  void offsetsOfATopicThatIsNoMoreMeanNothing() throws Exception {
    try (Archive other = Archive.open(archive)) {
      other.add(article("before"));
      other.commit(new Offsets("another", Map.of(0, 100L, 1, 100L, 2, 100L)));
    }
    publish("a", "b");
    try (Archiving _ = archiving(new Commits(1, Duration.ofHours(1)))) {
      await().atMost(PATIENCE).until(() -> ids().equals(List.of("a", "b", "before")));
    }
  }

  @Test
  void anArchiveThatCannotBeWrittenShowsInHealthAndIsTriedAgain() throws Exception {
    Files.writeString(archive, "a file in the place of the folder");
    publish("a");
    try (Archiving archiving = archiving(new Commits(1, Duration.ofHours(1)))) {
      await()
          .atMost(PATIENCE)
          .until(() -> archiving.condition().words().contains(archive + " cannot be written"));
      assertThat(archiving.condition().level()).isEqualTo(Condition.Level.TRYING);
      Files.delete(archive);
      await().atMost(PATIENCE).until(() -> ids().equals(List.of("a")));
      await().atMost(PATIENCE).until(() -> archiving.condition().level() == Condition.Level.WELL);
    }
  }

  @Test
  void aRecordThatIsNoArticleIsLeftOut() throws Exception {
    try (Writer writer = cluster.writer("test")) {
      writer.write(List.of(Out.of(Topic.ARTICLES, "x", Map.of("schema", 99))));
    }
    publish("a");
    try (Archiving _ = archiving(new Commits(1, Duration.ofHours(1)))) {
      await().atMost(PATIENCE).until(() -> ids().equals(List.of("a")));
    }
  }

  private Archiving archiving(Commits commits) {
    Archiving archiving = new Archiving(cluster, archive, KEPT, commits, InstantSource.fixed(NOW));
    archiving.start();
    return archiving;
  }

  private static void fill(Archive archive, Replay replay, int articles) throws Exception {
    int read = 0;
    while (read < articles) {
      for (In record : replay.next(PATIENCE)) {
        archive.add(read(record));
        read++;
      }
    }
  }

  private static Article read(In record) {
    try {
      return record.as(Article.class);
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }

  private void publish(String... ids) {
    try (Writer writer = cluster.writer("test")) {
      writer.write(Stream.of(ids).map(id -> Out.of(Topic.ARTICLES, id, article(id))).toList());
    }
  }

  private static Article article(String id) {
    URI url = URI.create("https://example.org/");
    return new Article(Article.SCHEMA, id, "f", "", url, "", "", "a storm", "en", NOW, NOW);
  }

  private List<String> ids() {
    TreeSet<String> ids = new TreeSet<>();
    try (LastDays days = LastDays.open(archive, Instant.EPOCH, Instant.MAX)) {
      days.read(article -> ids.add(article.id()), ids::add);
    } catch (IOException e) {
      return List.of("none yet");
    }
    return List.copyOf(ids);
  }
}
