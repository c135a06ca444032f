package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.article.Article;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Folders;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;

/// Processes that share what is changed of profiles, against a real broker.
@Execution(ExecutionMode.CONCURRENT)
class RevisingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");
  private static final String FOLLOWER = "all@example.org";
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

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(2);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  /// What one process knows of profiles.
  private static final class One implements AutoCloseable {
    final Revisions revisions = new Revisions();
    final Present profiles;
    final Subscribers subscribers;
    final LiveMatcher matcher;
    private final Follower follower;

    /// @param filed the ids of the profiles that have a folder
    One(String... filed) throws Exception {
      Revising.recall(cluster, revisions);
      follower = Revising.follow(cluster, revisions);
      Map<String, String> lines = new HashMap<>();
      List.of(filed).forEach(id -> lines.put(id, "normal"));
      Filed folders = Folders.of(lines);
      profiles = new Present(folders, revisions);
      subscribers =
          new Subscribers(
              List.of(Subscriber.of(FOLLOWER, Set.of(), Cadence.IMMEDIATE)), profiles::ids);
      matcher =
          new LiveMatcher(
              folders,
              folders.profiles(TABLE),
              revisions,
              TABLE,
              folder.resolve("none"),
              () -> NOON);
      follower.start();
      matcher.start();
    }

    /// Whether the strike is something for a profile.
    boolean tells(String profile) {
      return matcher.get().all(STRIKE).stream().anyMatch(one -> one.profile().equals(profile));
    }

    /// Whether there is the profile, and who follows all is told of it.
    boolean has(String profile) {
      return profiles.ids().contains(profile)
          && subscribers.of(FOLLOWER).orElseThrow().profiles().contains(profile);
    }

    @Override
    public void close() {
      matcher.close();
      follower.close();
    }
  }

  @Test
  void whatIsChangedOfAProfileReachesEveryProcessAndWhoeverStartsLater() throws Exception {
    Revision added = Revision.added("bridge", FERRY, NOON);
    try (One here = new One("bridge");
        One there = new One("bridge");
        Revising revising = new Revising(cluster)) {
      assertThat(List.of(here.tells("bridge"), there.tells("bridge"))).containsOnly(false);
      revising.keep(List.of(added, Revision.line("bridge", Sensitivity.from(0.42), NOON)));
      await().atMost(PATIENCE).until(() -> here.tells("bridge") && there.tells("bridge"));
      try (One later = new One("bridge")) {
        assertThat(later.tells("bridge")).as("known before the first article comes").isTrue();
        assertThat(later.revisions.line("bridge")).contains(Sensitivity.from(0.42));
      }
      revising.keep(List.of(added.withdrawn(NOON.plusSeconds(1))));
      await().atMost(PATIENCE).until(() -> !here.tells("bridge") && !there.tells("bridge"));
      assertThat(there.revisions.line("bridge")).contains(Sensitivity.from(0.42));
    }
  }

  @Test
  void aProfileThatIsMadeIsThereInEveryProcessAndWhoeverStartsLaterUntilItIsRemoved()
      throws Exception {
    Revision added = Revision.added("strike", FERRY, NOON);
    try (One here = new One("bridge");
        One there = new One();
        Revising revising = new Revising(cluster)) {
      assertThat(List.of(here.has("strike"), there.has("strike"))).containsOnly(false);
      revising.keep(List.of(Revision.made("strike", "The strike", NOON), added));
      await().atMost(PATIENCE).until(() -> here.tells("strike") && there.tells("strike"));
      assertThat(List.of(here.has("strike"), there.has("strike"))).containsOnly(true);
      assertThat(there.profiles.names()).containsEntry("strike", "The strike");
      assertThat(here.matcher.most()).isEqualTo(2);
      try (One later = new One("bridge")) {
        assertThat(later.tells("strike")).as("known before the first article comes").isTrue();
        assertThat(later.has("strike")).isTrue();
      }
      Instant end = NOON.plusSeconds(1);
      revising.keep(List.of(Revision.unmade("strike", end), added.withdrawn(end)));
      await().atMost(PATIENCE).until(() -> !here.tells("strike") && !there.tells("strike"));
      assertThat(List.of(here.has("strike"), there.has("strike"))).containsOnly(false);
      assertThat(here.matcher.most()).as("it was compared with").isEqualTo(2);
    }
  }
}
