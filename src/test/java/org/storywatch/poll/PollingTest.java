package org.storywatch.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;
import org.storywatch.feed.States;
import org.storywatch.fulltext.When;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.websub.Word;

class PollingTest {
  private static final Instant START = Instant.parse("2020-01-14T12:00:00Z");
  private static final String LAST_MODIFIED = "Tue, 14 Jan 2020 11:00:00 +0000 (odd)";

  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final AtomicBoolean broken = new AtomicBoolean();
  private final List<Article> articles = new CopyOnWriteArrayList<>();
  private final List<FeedState> states = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Polling> started = new ArrayList<>();
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
          if (broken.get()) {
            throw new IllegalStateException("the broker is away");
          }
          articles.addAll(published);
          seen.addAll(read);
          states.addAll(after);
        }
      };
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    slow.countDown();
    started.forEach(Polling::close);
    outbound.close();
    server.stop(0);
  }

  @Test
  void articlesAndStatesArePublishedTogether() {
    serve("/a", exchange -> send(exchange, 200, rss("One", "Two")));
    Polling polling = polling(Map.of(), feed("/a"));
    await().until(() -> articles.size() == 2);
    assertThat(articles).extracting(Article::title).containsExactly("One", "Two");
    assertThat(states).hasSize(1);
    await().untilAsserted(() -> assertThat(polling.states()).isEqualTo(states));
    assertThat(counter("articles", "result", "new")).isEqualTo(2);
    assertThat(counter("feed.polls", "outcome", "fetched")).isEqualTo(1);
    assertThat(gauge("healthy")).isEqualTo(1);
  }

  @Test
  void theNextPollSendsTheValidatorsByteForByte() {
    AtomicInteger unchanged = new AtomicInteger();
    serve(
        "/a",
        exchange -> {
          var asked = exchange.getRequestHeaders();
          boolean same =
              "W/\"1\u00e9\"".equals(asked.getFirst("If-None-Match"))
                  && LAST_MODIFIED.equals(asked.getFirst("If-Modified-Since"));
          exchange.getResponseHeaders().set("ETag", "W/\"1\u00e9\"");
          exchange.getResponseHeaders().set("Last-Modified", LAST_MODIFIED);
          unchanged.addAndGet(same ? 1 : 0);
          send(exchange, same ? 304 : 200, same ? "" : rss("One"));
        });
    polling(Map.of(), feed("/a"));
    await().until(() -> articles.size() == 1);
    clock.set(START.plus(Duration.ofHours(1)));
    await().until(() -> states.size() == 2);
    assertThat(unchanged).hasValue(1);
    assertThat(states.getLast().outcome()).isEqualTo(FeedState.Outcome.NOT_MODIFIED);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().entries()).hasSize(1);
  }

  @Test
  void whatSomebodyWantsPolledIsPolledNowUnlessItWasSince() {
    serve("/a", exchange -> send(exchange, 200, rss("One")));
    Feed feed = feed("/a");
    Polling polling = polling(Map.of(), feed);
    await().until(() -> states.size() == 1);
    Word word = Word.nudge(feed.id(), START.plusSeconds(60));
    clock.set(START.plusSeconds(61));
    // What is said while it is being polled is not heard.
    await()
        .until(() -> {
          polling.said(word);
          return states.size() == 2;
        });
    await().untilAsserted(() -> assertThat(polling.states()).containsExactly(states.getLast()));
    polling.said(word);
    clock.set(START.plus(Duration.ofHours(2)));
    await().until(() -> states.size() == 3);
    assertThat(states)
        .extracting(state -> Duration.between(START, state.polled()))
        .containsExactly(Duration.ZERO, Duration.ofSeconds(61), Duration.ofHours(2));
  }

  @Test
  void anotherValidatorThatComesWithNothingNewIsNotTakenForOurs() {
    List<String> asked = new CopyOnWriteArrayList<>();
    serve(
        "/a",
        exchange -> {
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
          exchange.getResponseHeaders().set("ETag", "\"" + asked.size() + "\"");
          send(exchange, asked.size() == 1 ? 200 : 304, asked.size() == 1 ? rss("One") : "");
        });
    polling(Map.of(), feed("/a"));
    for (int poll = 1; poll <= 3; poll++) {
      int expected = poll;
      await().until(() -> states.size() == expected);
      clock.set(START.plus(Duration.ofDays(poll)));
    }
    assertThat(asked).startsWith("null", "\"1\"", "\"1\"");
    assertThat(states.getLast().etag()).isEqualTo("\"1\"");
  }

  @Test
  void aFeedThatAnswersSlowlyDoesNotDelayAnother() {
    serve(
        "/slow",
        exchange -> {
          awaitQuietly(slow);
          send(exchange, 200, rss("Late"));
        });
    serve("/fast", exchange -> send(exchange, 200, rss("Early")));
    Feed[] feeds = new Feed[41];
    for (int i = 0; i < 40; i++) {
      feeds[i] = feed("/slow?" + i);
    }
    feeds[40] = Feed.at(URI.create(at("127.0.0.2", "/fast")), "", "");
    polling(Map.of(), feeds);
    await().until(() -> articles.size() == 1);
    assertThat(articles.getFirst().title()).isEqualTo("Early");
    assertThat(gauge("unread")).isGreaterThanOrEqualTo(40);
  }

  @Test
  void publishFailureLosesNothing() {
    broken.set(true);
    serve("/a", exchange -> send(exchange, 200, rss("One")));
    Polling polling = polling(Map.of(), feed("/a"));
    await().until(() -> polling.trouble().isPresent());
    assertThat(polling.trouble().orElseThrow()).contains("the broker is away");
    assertThat(polling.states().getFirst().wasRead()).isFalse();
    assertThat(counter("articles", "result", "new")).isZero();
    broken.set(false);
    await().until(() -> polling.trouble().isEmpty());
    assertThat(articles).extracting(Article::title).containsExactly("One");
    assertThat(polling.dead()).isFalse();
  }

  @Test
  void afterARestartNothingIsPublishedAgain() {
    serve("/a", exchange -> send(exchange, 200, rss("One")));
    Polling first = polling(Map.of(), feed("/a"));
    await().until(() -> articles.size() == 1);
    first.close();
    Map<String, FeedState> stored = Map.of(states.getFirst().feed(), states.getFirst());
    clock.set(START.plus(Duration.ofHours(1)));
    polling(stored, feed("/a"));
    await().until(() -> states.size() == 2);
    assertThat(articles).hasSize(1);
  }

  @Test
  void aFailedBodyKeepsTheValidators() {
    AtomicBoolean damaged = new AtomicBoolean();
    serve(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", damaged.get() ? "\"bad\"" : "\"good\"");
          send(exchange, 200, damaged.get() ? "<html>down for repair</html>" : rss("One"));
        });
    polling(Map.of(), feed("/a"));
    await().until(() -> states.size() == 1);
    damaged.set(true);
    clock.set(START.plus(Duration.ofHours(1)));
    await().until(() -> states.size() == 2);
    assertThat(states.getLast().etag()).isEqualTo("\"good\"");
    assertThat(states.getLast().error()).isEqualTo("is a web page and not a feed");
  }

  @Test
  void aStateOfAnotherAddressKeepsNoValidators() {
    List<String> asked = new CopyOnWriteArrayList<>();
    serve(
        "/a",
        exchange -> {
          asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
          send(exchange, 200, rss("One"));
        });
    Feed feed = feed("/a");
    FeedState old = FeedState.unread(feed("/old"));
    FeedState moved = States.of(feed.id(), old.url(), FeedState.Outcome.FETCHED, 0, START);
    polling(Map.of(feed.id(), moved), feed);
    await().until(() -> articles.size() == 1);
    assertThat(asked).containsExactly("null");
  }

  @Test
  void whatTheServerSaysBecomesAnOutcome() {
    serve("/gone", exchange -> send(exchange, 410, ""));
    serve(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7200");
          send(exchange, 503, "");
        });
    Feed inside = Feed.at(URI.create("http://10.0.0.1/feed"), "", "");
    Polling polling = polling(Map.of(), feed("/gone"), feed("/busy"), inside);
    await().until(() -> states.size() == 3);
    await().until(() -> gauge("unread") == 0);
    assertThat(polling.states())
        .extracting(FeedState::outcome)
        .containsExactly(
            FeedState.Outcome.GONE, FeedState.Outcome.LIMITED, FeedState.Outcome.REFUSED);
    assertThat(polling.states().get(1).next()).isAfterOrEqualTo(START.plus(Duration.ofHours(2)));
    assertThat(polling.states().get(2).error()).contains("fetch.allow-private");
    assertThat(gauge("gone")).isEqualTo(1);
    assertThat(gauge("failing")).isEqualTo(2);
  }

  @Test
  void aHostThatAsksForLessIsLeftAloneAltogether() {
    AtomicInteger asked = new AtomicInteger();
    serve("/calm", exchange -> send(exchange, 200, rss("One")));
    serve(
        "/busy",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Retry-After", "7200");
          send(exchange, 429, "");
        });
    Polling polling = polling(Map.of(), feed("/calm"));
    await().until(() -> states.size() == 1);
    polling.list(List.of(feed("/calm"), feed("/busy")));
    await().until(() -> states.size() == 2);
    clock.set(START.plus(Duration.ofMinutes(100)));
    polling.list(List.of(feed("/calm"), feed("/busy"), elsewhere("/calm?2")));
    await().until(() -> states.size() == 3);
    assertThat(states.getLast().feed()).isEqualTo(elsewhere("/calm?2").id());
    clock.set(START.plus(Duration.ofMinutes(140)));
    await().until(() -> states.stream().filter(this::ofCalm).count() == 2);
    await().until(() -> asked.get() == 2);
  }

  private boolean ofCalm(FeedState state) {
    return state.feed().equals(feed("/calm").id());
  }

  private Feed elsewhere(String path) {
    return Feed.at(URI.create(at("127.0.0.3", path)), "", "");
  }

  @Test
  void aFeedThatIsMovedForGoodIsAskedAtItsNewAddress() {
    List<String> validators = new CopyOnWriteArrayList<>();
    serve(
        "/old",
        exchange -> {
          exchange.getResponseHeaders().set("Location", at("127.0.0.1", "/new"));
          send(exchange, 301, "");
        });
    AtomicInteger direct = new AtomicInteger();
    serve(
        "/new",
        exchange -> {
          direct.incrementAndGet();
          validators.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          send(exchange, 200, rss("One"));
        });
    polling(Map.of(), feed("/old"));
    for (int poll = 1; poll <= 4; poll++) {
      int expected = poll;
      await().until(() -> states.size() == expected);
      clock.set(START.plus(Duration.ofDays(poll)));
    }
    assertThat(states)
        .extracting(state -> state.url().getPath())
        .startsWith("/old", "/old", "/new", "/new");
    assertThat(validators).startsWith("null", "\"1\"", "\"1\"", "null");
    assertThat(articles).hasSize(1);
  }

  @Test
  void theTextOfAnArticleIsReadFromItsPageWhereTheFeedTellsASummary() {
    String text = "The council of Velden stopped the work on the barrage at noon. ".repeat(30);
    serve("/robots.txt", exchange -> send(exchange, 404, ""));
    serve(
        "/story",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          send(
              exchange,
              200,
              "<html><title>Velden stops the barrage</title><article><h1>Velden stops the barrage"
                  + "</h1><p>"
                  + text
                  + "</p></article></html>");
        });
    String item =
        "<item><title>Velden stops the barrage</title><link>%s</link></item>"
            .formatted(at("127.0.0.1", "/story"));
    serve("/a", exchange -> send(exchange, 200, "<rss><channel>" + item + "</channel></rss>"));
    serve(
        "/b",
        exchange ->
            send(
                exchange,
                200,
                "<rss><channel>" + item.replace("/story", "/story?2") + "</channel></rss>"));
    polling(Map.of(), feed("/a"));
    await().until(() -> articles.size() == 1);
    assertThat(articles.getFirst().text()).contains("stopped the work on the barrage");
    polling(Map.of(), feed("/b").reading(Optional.of(When.NEVER)));
    await().until(() -> articles.size() == 2);
    assertThat(articles.getLast().text()).isEmpty();
  }

  @Test
  void feedsOfAShardThatIsLostAreNotPolledUntilItIsOursAgain() {
    serve("/a", exchange -> send(exchange, 200, rss("One")));
    Polling polling = polling(Map.of(), feed("/a"));
    await().until(() -> states.size() == 1);
    polling.drop(0);
    assertThat(polling.states()).isEmpty();
    clock.set(START.plus(Duration.ofDays(1)));
    polling.take(Set.of(0), List.copyOf(states), List.copyOf(seen));
    await().until(() -> states.size() == 2);
    assertThat(articles).hasSize(1);
  }

  @Test
  void whatAnotherProcessHasReadIsNotPublishedAgain() {
    serve("/a", exchange -> send(exchange, 200, rss("One")));
    Polling first = polling(Map.of(), feed("/a"));
    await().until(() -> states.size() == 1);
    first.close();
    Polling second = unstarted();
    second.heard(states.getFirst());
    second.heard(seen.getFirst());
    second.list(List.of(feed("/a?again")));
    second.take(Set.of(0), List.of(), List.of());
    second.start();
    await().until(() -> states.size() == 2);
    assertThat(articles).hasSize(1);
  }

  @Test
  void whatIsReadOfTheTopicsForAnotherShardIsNoNewsOfTheFeedsThatAreOurs() {
    AtomicReference<String> body = new AtomicReference<>(rss("One"));
    serve("/a", exchange -> send(exchange, 200, body.get()));
    Polling polling = polling(Map.of(), feed("/a"));
    await().until(() -> states.size() == 1);
    body.set(rss("One", "Two"));
    clock.set(START.plus(Duration.ofDays(1)));
    await().until(() -> states.size() == 2);
    await().untilAsserted(() -> assertThat(polling.states()).containsExactly(states.getLast()));
    // It was read before the second poll was written.
    polling.take(Set.of(1), List.of(states.getFirst()), List.of(seen.getFirst()));
    clock.set(START.plus(Duration.ofDays(2)));
    await().until(() -> states.size() == 3);
    assertThat(articles).extracting(Article::title).containsExactly("One", "Two");
  }

  @Test
  void closingPublishesWhatIsInHand() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    serve(
        "/a",
        exchange -> {
          asked.countDown();
          awaitQuietly(slow);
          send(exchange, 200, rss("One"));
        });
    Polling polling = polling(Map.of(), feed("/a"));
    asked.await();
    Thread closing = Thread.startVirtualThread(polling::close);
    slow.countDown();
    closing.join();
    assertThat(articles).hasSize(1);
  }

  private Polling polling(Map<String, FeedState> stored, Feed... feeds) {
    Polling polling = unstarted();
    polling.list(Arrays.asList(feeds));
    polling.take(Set.of(0), stored.values(), List.copyOf(seen));
    polling.start();
    return polling;
  }

  private Polling unstarted() {
    Polling polling =
        new Polling(
            outbound,
            sink,
            new PollSchedule(Duration.ofMinutes(15)),
            When.SUMMARY,
            Optional.empty(),
            clock::get,
            registry);
    started.add(polling);
    return polling;
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private Feed feed(String path) {
    return Feed.at(URI.create(at("127.0.0.1", path)), "", "");
  }

  private String at(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  private double counter(String name, String tag, String value) {
    return registry.counter(name, tag, value).count();
  }

  private double gauge(String state) {
    return registry.get("feed.states").tag("state", state).gauge().value();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String rss(String... titles) {
    StringBuilder items = new StringBuilder();
    for (String title : titles) {
      items.append(
          "<item><title>%s</title><link>https://x.example/%s</link></item>"
              .formatted(title, title));
    }
    return "<rss version=\"2.0\"><channel><title>X</title>" + items + "</channel></rss>";
  }
}
