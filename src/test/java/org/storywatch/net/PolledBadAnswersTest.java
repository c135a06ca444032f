package org.storywatch.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;
import org.storywatch.fulltext.When;
import org.storywatch.poll.PollSchedule;
import org.storywatch.poll.Polling;

/// All answers that no server should give, polled as feeds at once beside a healthy one.
class PolledBadAnswersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Limits LIMITS =
      new Limits(100_000, 5, Duration.ofSeconds(10), SHORT, SHORT, SHORT, SHORT);

  private final Map<String, FeedState> states = new ConcurrentHashMap<>();
  private final List<Article> articles = new CopyOnWriteArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final ArticleSink sink =
      new ArticleSink() {
        @Override
        public int shard(String feed) {
          return 0;
        }

        @Override
        public void publish(
            int shard, List<Article> published, List<FeedState> after, List<Seen> seen) {
          articles.addAll(published);
          after.forEach(state -> states.put(state.feed(), state));
        }
      };

  @Test
  void eachIsAFailureInWordsAndTheHealthyFeedIsNotDelayed() {
    List<BadAnswer> bad = new ArrayList<>(BadAnswer.quick());
    bad.addAll(BadAnswer.slow());
    List<RawServer> servers = new ArrayList<>();
    List<Feed> feeds = new ArrayList<>();
    bad.forEach(one -> {
      RawServer server = new RawServer(one.script());
      servers.add(server);
      feeds.add(feed("127.0.2." + servers.size(), server));
    });
    RawServer well = new RawServer(PolledBadAnswersTest::healthy);
    servers.add(well);
    feeds.add(feed("127.0.0.1", well));
    NetSettings settings = new NetSettings("Test/1", List.of(Cidr.parse("127.0.0.0/8")), LIMITS);
    try (Outbound outbound = new Outbound(settings);
        Polling polling =
            new Polling(
                outbound,
                sink,
                new PollSchedule(Duration.ofMillis(200)),
                When.NEVER,
                Optional.empty(),
                InstantSource.system(),
                registry)) {
      polling.list(feeds);
      polling.take(java.util.Set.of(0), List.of(), List.of());
      polling.start();
      // Every one of its polls brings something new; the bad ones go on meanwhile.
      await().atMost(PATIENCE).until(() -> articles.size() >= 5);
      await().atMost(PATIENCE).until(() -> states.size() == feeds.size());
    } finally {
      servers.forEach(RawServer::close);
    }
    assertThat(articles).extracting(Article::feed).containsOnly(feeds.getLast().id());
    for (int i = 0; i < bad.size(); i++) {
      FeedState state = states.getOrDefault(feeds.get(i).id(), FeedState.unread(feeds.get(i)));
      String words = bad.get(i).words();
      // What is a feed in spite of all is one without entries.
      boolean read = words.startsWith("200 <rss>");
      assertThat(state.outcome())
          .as(bad.get(i).name())
          .isEqualTo(read ? FeedState.Outcome.FETCHED : FeedState.Outcome.FAILED);
      boolean told = i < BadAnswer.quick().size() && !words.matches("\\d\\d\\d .*");
      assertThat(state.error()).as(bad.get(i).name()).startsWith(told ? words : "");
      assertThat(state.error().isEmpty()).as(bad.get(i).name()).isEqualTo(read);
    }
    assertThat(registry.counter("feed.polls", "outcome", "failed").count())
        .isGreaterThanOrEqualTo(bad.size() - 4);
  }

  private static Feed feed(String host, RawServer server) {
    return Feed.at(URI.create("http://" + host + ":" + server.port() + "/"), "", "");
  }

  private static void healthy(RawServer.Line line) throws java.io.IOException {
    String _ = line.request();
    String title = "News of " + System.nanoTime();
    line.answer(
        "200 OK",
        "<rss><channel><title>X</title><item><title>%s</title><guid>%s</guid></item></channel></rss>"
            .formatted(title, title)
            .getBytes(UTF_8));
  }
}
