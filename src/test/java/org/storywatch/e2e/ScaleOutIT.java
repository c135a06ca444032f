package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Topic;

/// Two processes on one broker share the feeds; one of them is killed. Nothing else runs meanwhile,
/// since it measures how soon the other takes over.
@Isolated
class ScaleOutIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration TAKEOVER = Duration.ofSeconds(10);
  private static final int FEEDS = 16;

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private Cluster cluster;
  private Outlets outlets;

  @BeforeEach
  void open() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), words -> {});
    cluster = new Cluster(broker.bootstrap(), "auditor", new SimpleMeterRegistry());
    outlets = new Outlets();
    news(0);
    outlets.writeList(folder.resolve("feeds.opml"));
  }

  @AfterEach
  void close() {
    outlets.close();
    broker.close();
  }

  @Test
  void oneTakesOverTheFeedsOfAnotherThatDiedAndNoArticleComesTwice() throws Exception {
    try (Program first = start("first");
        Program second = start("second")) {
      await().atMost(LONG).until(() -> feeds(first) > 0 && feeds(second) > 0);
      await().atMost(LONG).until(() -> feeds(first) + feeds(second) == FEEDS);
      await().atMost(LONG).until(() -> articles().size() == FEEDS);
      assertThat(articles()).doesNotHaveDuplicates();

      Duration both = read(1);
      int taken = (int) feeds(first);
      first.kill();
      Duration alone = read(2);
      System.out.printf(
          "took over %d feeds, and read all, in %.1f s; both read them in %.1f s%n",
          taken, alone.toMillis() / 1000.0, both.toMillis() / 1000.0);
      assertThat(alone).isLessThan(both.plus(TAKEOVER));
      assertThat(feeds(second)).isEqualTo(FEEDS);

      first.restart();
      first.awaitReady();
      await().atMost(LONG).until(() -> feeds(first) > 0);
      Duration _ = read(3);
      assertThat(articles()).hasSize(4 * FEEDS).doesNotHaveDuplicates();
    }
  }

  private Program start(String name) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    return Program.run(
        own,
        """
        kafka: {bootstrap: '%s'}
        feeds: [../feeds.opml]
        profiles: %s
        fetch: {allow-private: [127.0.0.0/8], min-interval: 1s}
        """
            .formatted(broker.bootstrap(), Path.of("seeds").toAbsolutePath()));
  }

  /// Publishes an edition of each feed.
  ///
  /// @return how long it took until all articles were read
  private Duration read(int edition) {
    long begun = System.nanoTime();
    news(edition);
    await().atMost(LONG).until(() -> articles().size() >= (edition + 1) * FEEDS);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void news(int edition) {
    for (int i = 0; i < FEEDS; i++) {
      String name = "Outlet " + i;
      String title = "Edition %d of number %d".formatted(edition, i);
      String id = "%d-%d".formatted(i, edition);
      outlets.publish(
          name, new Outlets.Item(id, "https://example.org/" + id, title, title + " in full."));
    }
  }

  private static double feeds(Program program) {
    return program.meter("feed_states{state=\"healthy\"}");
  }

  private List<String> articles() {
    List<String> ids = new ArrayList<>();
    cluster.readAll(Topic.ARTICLES, record -> ids.add(record.key()));
    return ids;
  }
}
