package org.storywatch.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;
import org.storywatch.feedlist.Change;
import org.storywatch.feedlist.Roll;
import org.storywatch.fulltext.When;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.poll.PollSchedule;
import org.storywatch.poll.Polling;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Share;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Processes that share feeds, against a real broker and a real server in this process.
@Execution(ExecutionMode.CONCURRENT)
class FeedingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int FEEDS = 12;

  private final AtomicInteger entries = new AtomicInteger(1);

  /// Of each feed's first entry; the others have none.
  private final AtomicReference<String> date = new AtomicReference<>("");

  private final Map<String, String> askedBy = new ConcurrentHashMap<>();
  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private HttpServer server;
  private final List<One> running = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(folder, words -> {});
    new Cluster(broker.bootstrap(), "setup", new SimpleMeterRegistry()).createTopics(4);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    running.forEach(One::close);
    server.stop(0);
    broker.close();
  }

  @Test
  void twoProcessesShareTheFeedsAndNoArticleIsPublishedTwice() throws Exception {
    One first = new One("first");
    One second = new One("second");
    await().atMost(PATIENCE).until(() -> !first.feeds().isEmpty() && !second.feeds().isEmpty());
    await().atMost(PATIENCE).until(() -> first.feeds().size() + second.feeds().size() == FEEDS);
    entries.set(5);
    await().atMost(PATIENCE).until(() -> allRead(5));
    assertThat(ids()).hasSize(5 * FEEDS).doesNotHaveDuplicates();
    assertThat(Set.copyOf(askedBy.values())).containsExactlyInAnyOrder("first/1", "second/1");
  }

  @Test
  void whoClosesHandsItsFeedsOver() throws Exception {
    One first = new One("first");
    One second = new One("second");
    await().atMost(PATIENCE).until(() -> !first.feeds().isEmpty() && !second.feeds().isEmpty());
    first.close();
    await().atMost(Duration.ofSeconds(10)).until(() -> second.feeds().size() == FEEDS);
    entries.set(3);
    await().atMost(PATIENCE).until(() -> allRead(3));
    assertThat(ids()).hasSize(3 * FEEDS).doesNotHaveDuplicates();
  }

  @Test
  void afterARestartNothingIsPublishedAgain() throws Exception {
    entries.set(4);
    One first = new One("first");
    await().atMost(PATIENCE).until(() -> allRead(4));
    first.close();
    One again = new One("first");
    await().atMost(PATIENCE).until(() -> again.feeds().size() == FEEDS);
    entries.set(5);
    await().atMost(PATIENCE).until(() -> allRead(5));
    assertThat(ids()).hasSize(5 * FEEDS).doesNotHaveDuplicates();
  }

  @Test
  void onlyArticlesWithADateTellHowSoonTheyWereRead() throws Exception {
    Instant published = Instant.now().minusSeconds(300);
    date.set(DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC)));
    entries.set(3);
    One one = new One("first");
    await().atMost(PATIENCE).until(() -> allRead(3));
    Timer latency = one.meters.get("alert.latency").tag("stage", "publish_fetch").timer();
    await().atMost(PATIENCE).until(() -> latency.count() >= FEEDS);
    assertThat(latency.count()).isEqualTo(FEEDS);
    assertThat(latency.mean(TimeUnit.SECONDS)).isBetween(299.0, 400.0);
  }

  @Test
  void aChangeMadeByOneProcessReachesThePollingOfAnother() throws Exception {
    One one = new One("first");
    await().atMost(PATIENCE).until(() -> one.feeds().size() == FEEDS);
    Feed added = Feed.at(URI.create(at("/feed/added")), "Added", "");
    try (Enrolling other =
        new Enrolling(new Cluster(broker.bootstrap(), "second", new SimpleMeterRegistry()))) {
      Instant now = Instant.now();
      other.keep(List.of(change(added, true, false, now)));
      await().atMost(PATIENCE).until(() -> askedBy.containsKey("/feed/added"));
      other.keep(
          List.of(
              change(added, true, true, now.plusSeconds(1)),
              change(Feed.at(URI.create(at("/feed/0")), "", ""), false, true, now)));
      await().atMost(PATIENCE).until(() -> one.feeds().size() == FEEDS - 1);
    }
    Roll late = new Roll();
    Enrolling.recall(new Cluster(broker.bootstrap(), "third", new SimpleMeterRegistry()), late);
    List<Feed> polled = new ArrayList<>();
    late.start(polled::addAll);
    late.lists(List.of(Feed.at(URI.create(at("/feed/0")), "", "")));
    assertThat(polled).as("it knows what pauses before it polls").isEmpty();
  }

  private static Change change(Feed feed, boolean added, boolean paused, Instant at) {
    return new Change(
        Change.SCHEMA,
        feed.id(),
        feed.url(),
        feed.title(),
        feed.group(),
        feed.fullText(),
        added,
        paused,
        at);
  }

  /// One process.
  private final class One implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Polling polling;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    One(String name) throws Exception {
      Cluster cluster = new Cluster(broker.bootstrap(), name, new SimpleMeterRegistry());
      Feeding feeding = new Feeding(cluster, meters);
      Outbound outbound =
          new Outbound(NetSettings.usual(name + "/1", List.of(Cidr.parse("127.0.0.0/8"))));
      polling =
          new Polling(
              outbound,
              feeding,
              new PollSchedule(Duration.ofMillis(500)),
              When.NEVER,
              Optional.empty(),
              InstantSource.system(),
              new SimpleMeterRegistry());
      Follower others = feeding.others(polling);
      Share share = feeding.share(polling);
      parts.push(outbound);
      parts.push(others);
      parts.push(share);
      parts.push(polling);
      running.add(this);
      List<Feed> feeds = new ArrayList<>();
      for (int i = 0; i < FEEDS; i++) {
        feeds.add(Feed.at(URI.create(at("/feed/" + i)), "", ""));
      }
      Roll roll = new Roll();
      roll.start(polling::list);
      roll.lists(feeds);
      Follower changes = Enrolling.follow(cluster, roll);
      parts.push(changes);
      changes.start();
      polling.start();
      others.start();
      share.start();
    }

    List<FeedState> feeds() {
      return polling.states();
    }

    @Override
    public void close() {
      while (!parts.isEmpty()) {
        try {
          parts.pop().close();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /// Every feed gives articles of its own.
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    askedBy.put(path, String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < entries.get(); i++) {
      items.append(
          "<item><title>Title %d</title><link>https://x.example%s/%d</link>%s</item>"
              .formatted(i, path, i, i == 0 ? "<pubDate>" + date.get() + "</pubDate>" : ""));
    }
    byte[] body = ("<rss version='2.0'><channel>" + items + "</channel></rss>").getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private boolean allRead(int count) {
    Map<String, Integer> known = new HashMap<>();
    new Cluster(broker.bootstrap(), "reader", new SimpleMeterRegistry())
        .readAll(
            Topic.FEED_ENTRIES,
            record -> {
              try {
                Seen seen = record.as(Seen.class);
                known.put(seen.feed(), seen.entries().size());
              } catch (Unreadable e) {
                throw new AssertionError(e);
              }
            });
    return known.size() == FEEDS && known.values().stream().allMatch(size -> size == count);
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    new Cluster(broker.bootstrap(), "reader", new SimpleMeterRegistry())
        .readAll(Topic.ARTICLES, record -> ids.add(record.key()));
    return ids;
  }
}
