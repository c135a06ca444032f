package org.storywatch.poll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.feed.Seen;
import org.storywatch.fulltext.When;
import org.storywatch.net.Body;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;

/// What becomes of feeds whose XML or whose status is bad: outcome, words, meters, next poll; and
/// of the healthy feed that is polled with them. Each has a host of its own.
class TroubledFeedsTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");
  private static final Duration LEAST = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);

  /// All bad feeds are read and judged within this, and the healthy one long before.
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final Map<String, List<FeedState>> states = new ConcurrentHashMap<>();
  private final Map<String, List<String>> cookies = new ConcurrentHashMap<>();
  private final List<Article> articles = new CopyOnWriteArrayList<>();
  private final Outbound outbound =
      new Outbound(NetSettings.usual("Test/1", List.of(Cidr.parse("127.0.0.0/8"))));
  private HttpServer server;

  /// One bad feed.
  ///
  /// @param head status and headers, each line but the last ended
  /// @param words the start of what is said of it; empty where it is read
  /// @param least how long it is left alone at least
  private record Trouble(
      String name, String head, Body body, Outcome outcome, String words, Duration least) {}

  private static List<Trouble> xml() {
    String laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\">";
    for (int i = 0; i < 30; i++) {
      laughs += "<!ENTITY %s \"&%s;&%s;&%s;\">".formatted("a".repeat(i + 2), a(i), a(i), a(i));
    }
    String quadratic = "<!DOCTYPE rss [<!ENTITY e \"" + "x".repeat(100_000) + "\">]>";
    String outside = "<!DOCTYPE rss [<!ENTITY e SYSTEM \"%s\">]>" + rss("&e;");
    StringBuilder wide = new StringBuilder("<item");
    for (int i = 0; i < 600_000; i++) {
      wide.append(" a").append(Integer.toString(i, 36)).append("=''");
    }
    return List.of(
        read("billion laughs", laughs + "]>" + rss("&" + a(30) + ";")),
        read("quadratic blow-up", quadratic + rss("&e;".repeat(100_000))),
        read(
            "an external document type", "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/\">" + rss("")),
        read("an entity from a file", outside.formatted("file:///etc/passwd")),
        read("an entity from the web", outside.formatted("http://127.0.0.1:9/")),
        read("an entity from an archive", outside.formatted("jar:http://127.0.0.1:9/a!/b")),
        read(
            "a parameter entity",
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]>" + rss("")),
        read("entities of HTML", "<!DOCTYPE html>" + rss("caf&eacute;&nbsp;&undeclared;")),
        harm("10,000 levels", rss("<a>".repeat(10_000)), "is nested more than 256 levels deep"),
        harm(
            "hundreds of thousands of attributes",
            rss(wide + "/>"),
            "has an element with more than 250 attributes"),
        failed("a text of 50 MB", "200 OK", rss("word ".repeat(10_000_000)), "is longer than"),
        read("truncated", rss("").replace("</channel></rss>", "<item><title>Half")),
        read("NUL and controls", rss("a\u0000b\u0001c&#0;")),
        read("invalid UTF-8", "200 OK", Body.of(rss("caf\u00e9 noir").getBytes(ISO_8859_1))),
        read("UTF-16 with mark", "200 OK", Body.of(("\ufeff" + rss("x")).getBytes(UTF_16LE))),
        read("UTF-16 without mark", "200 OK", Body.of(rss("x").getBytes(UTF_16BE))),
        read(
            "labels that lie",
            "200 OK\r\nContent-Type: text/xml; charset=KOI8-R",
            b("<?xml version='1.0' encoding='UTF-16'?>" + rss("\u017di\u017eek"))),
        read("two documents in one", rss("1") + rss("2")),
        failed("HTML", "200 OK", "<html><body>Hi</body></html>", "is a web page and not a feed"),
        read("an undeclared prefix", rss("</description><foo:bar a:b='c'/><description>")));
  }

  private static List<Trouble> http() {
    String ok = rss("");
    return List.of(
        new Trouble("410", "410 Gone", b(""), Outcome.GONE, "is gone for good", DAY),
        failed("401", "401 No", "", "does not let us in (401)"),
        failed("500", "500 No", "", "is in trouble (500)"),
        failed("304 unasked", "304 Same\r\nETag: \"x\"", "", "says that it has not changed"),
        failed("206", "206 Part", ok, "answers what is no feed (206)"),
        limited("seconds", "503 Busy\r\nRetry-After: 7200", Duration.ofHours(2)),
        limited(
            "a date",
            "503 B\r\nRetry-After: Tue, 14 Jan 2020 15:00:00 GMT",
            LEAST.multipliedBy(12)),
        limited(
            "a date that is over", "429 B\r\nRetry-After: Tue, 14 Jan 2020 11:00:00 GMT", LEAST),
        limited("garbage", "429 B\r\nRetry-After: soon", LEAST),
        limited("less than nothing", "429 B\r\nRetry-After: -5", LEAST),
        limited("ten years", "503 B\r\nRetry-After: 315360000", DAY),
        limited("ages", "503 B\r\nRetry-After: 99999999999999999999", LEAST),
        read("cookies", "200 OK\r\nSet-Cookie: id=4711; Path=/", b(ok)),
        read("an absurd validator", "200 OK\r\nETag: \"" + "x".repeat(5_000) + "\"", b(ok)));
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    outbound.close();
    server.stop(0);
  }

  @Test
  void badXmlIsReadOrRefusedAndWhatHarmsIsQuarantined() {
    List<Trouble> all = xml();
    poll(all, 3);
    check(all);
    List<Trouble> harmful = all.stream().filter(one -> one.least().equals(DAY)).toList();
    assertThat(harmful).hasSize(2);
    assertThat(gauge("quarantined")).isEqualTo(harmful.size());
    assertThat(articles.toString()).doesNotContain("root:").doesNotContain("hahaha");
  }

  @Test
  void badStatusesHaveTheirOutcomesAndNobodyIsAskedTooSoon() {
    List<Trouble> all = http();
    poll(all, 1);
    check(all);
    for (Outcome outcome : List.of(Outcome.GONE, Outcome.LIMITED, Outcome.FAILED)) {
      int those = (int) all.stream().filter(one -> one.outcome() == outcome).count();
      assertThat(count(outcome)).as(outcome.name()).isEqualTo(those);
    }
    for (int i = 0; i < all.size(); i++) {
      FeedState state = last(i, all);
      assertThat(state.next())
          .as(all.get(i).name())
          .isAfterOrEqualTo(NOON.plus(all.get(i).least()));
      if (all.get(i).outcome() == Outcome.LIMITED) {
        assertThat(state.next()).isBefore(NOON.plus(DAY.multipliedBy(2)));
      }
      assertThat(state.etag()).as(all.get(i).name()).isEmpty();
    }
  }

  @Test
  void cookiesAreNotSentBack() {
    poll(List.of(read("cookies", "200 OK\r\nSet-Cookie: id=4711; Path=/", b(rss("")))), 2);
    assertThat(cookies.get(host(0))).hasSizeGreaterThanOrEqualTo(2).containsOnly("none");
  }

  @Test
  void aFeedThatComesAndGoesIsPolledSlowerAndThenAsBefore() {
    poll(List.of(limited("nothing", "503 Busy", LEAST)), 3);
    assertThat(last(0, List.of()).failures()).isEqualTo(3);
    troubles.put(host(0), read("well", rss("")));
    int before = states.getOrDefault(feed(0).id(), List.of()).size();
    try (Polling polling = polling(1)) {
      polling.take(Set.of(0), List.of(last(0, List.of())), List.of());
      clock.updateAndGet(now -> now.plus(DAY));
      await()
          .atMost(BOUND)
          .until(() -> states.getOrDefault(feed(0).id(), List.of()).size() > before);
    }
    assertThat(last(0, List.of()).failures()).isZero();
    assertThat(last(0, List.of()).next()).isBefore(clock.get().plus(LEAST.multipliedBy(10)));
  }

  /// Polls the bad feeds and the healthy one so many times, a day apart.
  private void poll(List<Trouble> all, int times) {
    for (int i = 0; i < all.size(); i++) {
      troubles.put(host(i), all.get(i));
    }
    try (Polling polling = polling(all.size())) {
      polling.take(Set.of(0), List.of(), List.of());
      for (int time = 1; time <= times; time++) {
        int expected = time;
        // The healthy feed need not wait for the others.
        await().atMost(BOUND).until(() -> healthy() >= expected);
        await().atMost(BOUND).until(() -> polledOften(all, expected));
        if (time < times) {
          clock.updateAndGet(now -> now.plus(DAY.multipliedBy(2)));
        }
      }
    }
  }

  private Polling polling(int bad) {
    Polling polling =
        new Polling(
            outbound,
            sink(),
            new PollSchedule(LEAST),
            When.NEVER,
            Optional.empty(),
            clock::get,
            registry);
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < bad; i++) {
      feeds.add(feed(i));
    }
    feeds.add(Feed.at(URI.create(at("127.0.0.1") + "healthy"), "", ""));
    polling.list(feeds);
    polling.start();
    return polling;
  }

  private void check(List<Trouble> all) {
    for (int i = 0; i < all.size(); i++) {
      Trouble trouble = all.get(i);
      FeedState state = last(i, all);
      assertThat(state.outcome()).as(trouble.name() + state.error()).isEqualTo(trouble.outcome());
      assertThat(state.error()).as(trouble.name()).startsWith(trouble.words());
      assertThat(state.error().isEmpty()).as(trouble.name()).isEqualTo(trouble.words().isEmpty());
      String feed = state.feed();
      assertThat(articles.stream().filter(article -> article.feed().equals(feed)))
          .as(trouble.name())
          .hasSize(
              trouble.outcome() != Outcome.FETCHED ? 0 : trouble.name().startsWith("two") ? 2 : 1);
    }
  }

  private boolean polledOften(List<Trouble> all, int times) {
    for (int i = 0; i < all.size(); i++) {
      if (states.getOrDefault(feed(i).id(), List.of()).size() < times) {
        return false;
      }
    }
    return true;
  }

  private FeedState last(int i, List<Trouble> all) {
    List<FeedState> known = states.getOrDefault(feed(i).id(), List.of());
    assertThat(known).as(all.isEmpty() ? "" : all.get(i).name()).isNotEmpty();
    return known.getLast();
  }

  private long healthy() {
    return articles.stream().filter(article -> article.title().startsWith("Healthy")).count();
  }

  private ArticleSink sink() {
    return new ArticleSink() {
      @Override
      public int shard(String feed) {
        return 0;
      }

      @Override
      public void publish(
          int shard, List<Article> published, List<FeedState> after, List<Seen> seen) {
        articles.addAll(published);
        after.forEach(state ->
            states.computeIfAbsent(state.feed(), _ -> new CopyOnWriteArrayList<>()).add(state));
      }
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getLocalAddress().getAddress().getHostAddress();
    boolean healthy = exchange.getRequestURI().getPath().equals("/healthy");
    String cookie = exchange.getRequestHeaders().getFirst("Cookie");
    cookies
        .computeIfAbsent(host, _ -> new CopyOnWriteArrayList<>())
        .add(cookie == null ? "none" : cookie);
    Trouble trouble =
        healthy
            ? read("healthy", rss("").replace("Good", "Healthy at " + clock.get()))
            : troubles.getOrDefault(host, read("none", rss("")));
    try (exchange) {
      List<String> head = trouble.head().lines().toList();
      for (String header : head.subList(1, head.size())) {
        int colon = header.indexOf(':');
        exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
      }
      int length = trouble.body().size();
      exchange.sendResponseHeaders(
          Integer.parseInt(head.getFirst().substring(0, 3)), length == 0 ? -1 : length);
      trouble.body().stream().transferTo(exchange.getResponseBody());
    }
  }

  private String at(String host) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/";
  }

  private Feed feed(int number) {
    return Feed.at(URI.create(at(host(number))), "", "");
  }

  private static String host(int number) {
    return "127.0.3." + (number + 1);
  }

  private double count(Outcome outcome) {
    return registry
        .counter("feed.polls", "outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
        .count();
  }

  private double gauge(String state) {
    return registry.get("feed.states").tag("state", state).gauge().value();
  }

  private static Trouble read(String name, String xml) {
    return read(name, "200 OK", b(xml));
  }

  private static Trouble read(String name, String head, Body xml) {
    return new Trouble(name, head, xml, Outcome.FETCHED, "", LEAST);
  }

  private static Trouble harm(String name, String xml, String words) {
    return new Trouble(name, "200 OK", b(xml), Outcome.FAILED, words, DAY);
  }

  private static Trouble failed(String name, String head, String body, String words) {
    return new Trouble(name, head, b(body), Outcome.FAILED, words, LEAST);
  }

  private static Trouble limited(String name, String head, Duration least) {
    String words = "asks us to come less often";
    return new Trouble("Retry-After of " + name, head, b(""), Outcome.LIMITED, words, least);
  }

  private static Body b(String text) {
    return Body.of(text.getBytes(UTF_8));
  }

  private static String a(int level) {
    return "a".repeat(level + 1);
  }

  private static String rss(String text) {
    return "<rss version=\"2.0\"><channel><title>T</title><item><title>Good</title><description>"
        + text
        + "</description></item></channel></rss>";
  }
}
