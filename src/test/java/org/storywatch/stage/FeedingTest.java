package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.EmbeddedBroker;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Writer;

/// Against a real broker in this process.
class FeedingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00.123456789Z");
  private static final URI URL = URI.create("https://example.org/feed");
  private static final FeedState STATE = FeedState.unread(new Feed("f", URL, "A feed", ""));

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    cluster = new Cluster(broker.bootstrap(), "test", new SimpleMeterRegistry());
    cluster.createTopics(1);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void afterAFailureNothingThatIsThereIsWrittenAgainAndNothingElseIsLeftOut() throws Exception {
    try (Writer writer = cluster.writer("feeds")) {
      Feeding feeding = new Feeding(cluster, writer, new SimpleMeterRegistry());
      feeding.publish(List.of(article("a", "text")), List.of(STATE));

      Article tooLarge = article("b", "x".repeat(20 << 20));
      assertThatThrownBy(() -> feeding.publish(List.of(tooLarge), List.of(STATE)))
          .isInstanceOf(RuntimeException.class);
      // As when the answer to the first call had been lost: the same call again.
      feeding.publish(List.of(article("a", "text")), List.of(STATE));
      assertThat(articles()).containsExactly("a");

      FeedState other = FeedState.unread(new Feed("g", URL, "Another feed", ""));
      assertThatThrownBy(() -> feeding.publish(List.of(tooLarge), List.of(other)))
          .isInstanceOf(RuntimeException.class);
      feeding.publish(List.of(article("c", "text")), List.of(other));
      assertThat(articles()).containsExactly("a", "c");
      assertThat(Feeding.recover(cluster, writer))
          .containsOnlyKeys("f", "g")
          .containsEntry("f", STATE);
    }
  }

  private List<String> articles() {
    List<String> ids = new ArrayList<>();
    cluster.readAll(Topic.ARTICLES, record -> ids.add(record.key()));
    return ids;
  }

  private static Article article(String id, String text) {
    URI url = URI.create("https://example.org/" + id);
    return new Article(1, id, "f", "Outlet", url, "Title", "", text, "en", NOW, NOW);
  }
}
