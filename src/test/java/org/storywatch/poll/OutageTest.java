package org.storywatch.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.article.Article;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;
import org.storywatch.fulltext.When;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;

/// What becomes of feeds while this machine has no network, and after. Each has a host of its own
/// on loopback; where nobody listens, nobody answers.
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {
  private static final Instant START = Instant.parse("2020-01-14T12:00:00Z");
  private static final Duration LEAST = Duration.ofMinutes(15);

  /// The longest that a feed which is asked every quarter of an hour may wait: a tenth more.
  private static final Duration ROUND = Duration.ofMinutes(17);

  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final Map<String, FeedState> states = new ConcurrentHashMap<>();
  private final Outbound outbound =
      new Outbound(NetSettings.usual("Test/1", List.of(Cidr.parse("127.0.0.0/8"))));
  private final ArticleSink sink =
      new ArticleSink() {
        @Override
        public int shard(String feed) {
          return 0;
        }

        @Override
        public void publish(
            int shard, List<Article> published, List<FeedState> after, List<Seen> read) {
          after.forEach(state -> states.put(state.listed().getHost(), state));
        }
      };
  private final Polling polling =
      new Polling(
          outbound,
          sink,
          new PollSchedule(LEAST),
          When.NEVER,
          Optional.empty(),
          clock::get,
          new SimpleMeterRegistry());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = listen("0.0.0.0", 0);
    polling.start();
    polling.take(Set.of(0), List.of(), List.of());
  }

  @AfterEach
  void stop() {
    polling.close();
    outbound.close();
    server.stop(0);
  }

  @Test
  void afterHoursWithoutNetworkAllFeedsAreReadWithinARound() throws IOException {
    list("127.0.0.1", "127.0.0.2");
    awaitPolled("127.0.0.1", "127.0.0.2");
    assertThat(polling.cutOff()).isEmpty();
    int port = server.getAddress().getPort();
    server.stop(0);
    for (int round = 0; round < 12; round++) {
      pass(ROUND);
      awaitPolled("127.0.0.1", "127.0.0.2");
    }
    assertThat(polling.cutOff()).contains(START);
    assertThat(states.values())
        .allSatisfy(state -> {
          assertThat(state.failures()).isOne();
          assertThat(state.error()).isEqualTo("refuses connections; nobody else answers either");
        });
    server = listen("0.0.0.0", port);
    pass(ROUND);
    awaitPolled("127.0.0.1", "127.0.0.2");
    assertThat(states.values())
        .allSatisfy(state -> assertThat(state.read()).isEqualTo(clock.get()));
    assertThat(polling.cutOff()).isEmpty();
  }

  @Test
  void whoAloneDoesNotAnswerIsAskedLessAndLessOften() throws IOException {
    int port = server.getAddress().getPort();
    server.stop(0);
    server = listen("127.0.0.2", port);
    list("127.0.0.1", "127.0.0.2");
    awaitPolled("127.0.0.1", "127.0.0.2");
    for (int round = 0; round < 3; round++) {
      pass(Duration.ofHours(3));
      awaitPolled("127.0.0.1", "127.0.0.2");
    }
    FeedState alone = Objects.requireNonNull(states.get("127.0.0.1"));
    assertThat(alone.failures()).isEqualTo(4);
    assertThat(alone.error()).isEqualTo("refuses connections");
    assertThat(alone.next()).isAfter(clock.get().plus(Duration.ofHours(2)));
    assertThat(polling.cutOff()).isEmpty();
  }

  private void list(String... hosts) {
    polling.list(
        List.of(hosts).stream()
            .map(host -> URI.create("http://%s:%d/".formatted(host, server.getAddress().getPort())))
            .map(url -> Feed.at(url, "", ""))
            .toList());
  }

  private void pass(Duration time) {
    clock.set(clock.get().plus(time));
  }

  /// All of them were polled at this time.
  private void awaitPolled(String... hosts) {
    await()
        .until(() ->
            List.of(hosts).stream()
                .map(states::get)
                .allMatch(state -> state != null && state.polled().equals(clock.get())));
  }

  private static HttpServer listen(String host, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(host), port), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] feed = "<rss><channel><title>F</title></channel></rss>".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, feed.length);
          exchange.getResponseBody().write(feed);
          exchange.close();
        });
    server.start();
    return server;
  }
}
