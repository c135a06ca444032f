package org.storywatch.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;

class PagesTest {
  private static final String PROSE =
      "The ferries sail again from the quay, at dawn, with all their crews on board.";
  private static final Manners MANNERS =
      new Manners(
          "Storywatch", Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(2));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2020-01-14T08:00:00Z"));
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> robots = new ConcurrentHashMap<>();
  private final AtomicInteger robotsStatus = new AtomicInteger(200);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final CountDownLatch open = new CountDownLatch(1);
  private HttpServer server;
  private Outbound outbound;
  private Pages pages;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
    outbound = new Outbound(NetSettings.usual("Test/1", List.of(Cidr.parse("127.0.0.0/8"))));
    pages = new Pages(outbound, MANNERS, now::get, this::pass);
  }

  @AfterEach
  void stop() {
    open.countDown();
    outbound.close();
    server.stop(0);
  }

  @Test
  void aPageIsReadAfterTheRulesOfItsSite() throws Exception {
    Visit visit = pages.read(at("/story"));
    assertThat(visit.found()).hasValueSatisfying(page -> assertThat(page.text()).isEqualTo(PROSE));
    assertThat(asked).containsExactly("/robots.txt", "/story");
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void theRulesAreAskedForOnceADay() throws Exception {
    assertThat(pages.read(at("/a")).found()).isPresent();
    assertThat(pages.read(at("/b")).found()).isPresent();
    pass(Duration.ofHours(23));
    assertThat(pages.read(at("/c")).found()).isPresent();
    assertThat(asked).containsExactly("/robots.txt", "/a", "/b", "/c");
    pass(Duration.ofHours(1));
    assertThat(pages.read(at("/d")).found()).isPresent();
    assertThat(asked).endsWith("/robots.txt", "/d");
  }

  @Test
  void whatTheRulesForbidIsNotAskedFor() throws Exception {
    robots.put("text", "User-agent: Storywatch\nDisallow: /private");
    assertThat(pages.read(at("/private/1")))
        .isEqualTo(new Visit.Refused("robots.txt does not allow it"));
    assertThat(asked).containsExactly("/robots.txt");
  }

  @Test
  void aDelayThatTheSiteAsksForIsKeptUpToOurLongest() throws Exception {
    robots.put("text", "User-agent: *\nCrawl-delay: 10");
    assertThat(pages.read(at("/a")).found()).isPresent();
    assertThat(pages.read(at("/b")).found()).isPresent();
    assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(10));
    robots.put("text", "User-agent: *\nCrawl-delay: 3600");
    pass(Duration.ofDays(2));
    pauses.clear();
    assertThat(pages.read(at("/c")).found()).isPresent();
    assertThat(pages.read(at("/d")).found()).isPresent();
    assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void aSiteWithoutRulesForbidsNothing(int status) throws Exception {
    robotsStatus.set(status);
    assertThat(pages.read(at("/story")).found()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aSiteWhoseRulesCannotBeReadIsLeftAloneForAnHour(int status) throws Exception {
    robotsStatus.set(status);
    assertThat(pages.read(at("/story"))).isInstanceOf(Visit.Refused.class);
    robotsStatus.set(200);
    assertThat(pages.read(at("/story"))).isInstanceOf(Visit.Refused.class);
    assertThat(asked).containsExactly("/robots.txt");
    pass(Duration.ofHours(1));
    assertThat(pages.read(at("/story")).found()).isPresent();
  }

  @Test
  void theLastRulesHoldOnWhileNewOnesCannotBeReached() throws Exception {
    robots.put("text", "User-agent: *\nDisallow: /private");
    assertThat(pages.read(at("/story")).found()).isPresent();
    pass(Duration.ofHours(25));
    robotsStatus.set(503);
    assertThat(pages.read(at("/story")).found()).isPresent();
    assertThat(pages.read(at("/private"))).isInstanceOf(Visit.Refused.class);
  }

  @Test
  void anUnreachableSiteIsLeftAlone() throws Exception {
    URI gone = at("/story");
    server.stop(0);
    assertThat(pages.read(gone)).isInstanceOf(Visit.Refused.class);
  }

  @Test
  void aRedirectToWhatIsForbiddenIsNotRead() throws Exception {
    robots.put("text", "User-agent: *\nDisallow: /private");
    assertThat(pages.read(at("/redirect")))
        .isEqualTo(new Visit.Refused("robots.txt does not allow it"));
    assertThat(asked).containsExactly("/robots.txt", "/redirect");
  }

  @Test
  void aRedirectToAnotherSiteIsFollowedAfterItsRulesAndInItsTurn() throws Exception {
    assertThat(pages.read(at("/away")).found()).isPresent();
    assertThat(asked).containsExactly("/robots.txt", "/away", "/robots.txt", "/there");
    assertThat(mostAtOnce).hasValue(1);
    asked.clear();
    String there = at("/there").toString().replace("127.0.0.1", "127.0.0.2");
    Pages others = new Pages(outbound, MANNERS, now::get, this::pass);
    robots.put("text", "User-agent: *\nDisallow: /there");
    assertThat(others.read(URI.create(there))).isInstanceOf(Visit.Refused.class);
    assertThat(others.read(at("/away"))).isInstanceOf(Visit.Refused.class);
    assertThat(asked).doesNotContain("/there");
  }

  @Test
  void sitesThatSendEachOtherTheReaderAreLeft() throws Exception {
    assertThat(pages.read(at("/ring")))
        .isEqualTo(new Visit.Failed("redirects from site to site more than 5 times"));
    assertThat(asked).filteredOn("/ring"::equals).hasSize(5);
  }

  @Test
  void whatIsNoPageFailsInWords() throws Exception {
    assertThat(pages.read(at("/missing"))).isEqualTo(new Visit.Failed("answers with status 404"));
    assertThat(pages.read(at("/picture")))
        .isEqualTo(new Visit.Failed("is no web page but image/png"));
    assertThat(pages.read(URI.create("mailto:a@b.example"))).isInstanceOf(Visit.Refused.class);
  }

  @Test
  void aHostIsAskedOnePageAtATime() throws Exception {
    List<Future<Visit>> visits = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        URI page = at("/" + i);
        visits.add(readers.submit(() -> pages.read(page)));
      }
    }
    for (Future<Visit> visit : visits) {
      assertThat(visit.get().found()).isPresent();
    }
    assertThat(mostAtOnce).hasValue(1);
    assertThat(asked).hasSize(9).startsWith("/robots.txt").containsOnlyOnce("/robots.txt");
    assertThat(pauses).hasSize(8).containsOnly(Duration.ofSeconds(2));
  }

  @Test
  void aPageThatWouldWaitTooLongIsGivenUp() throws Exception {
    Manners hasty =
        new Manners(
            "Storywatch", Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofSeconds(1));
    Pages impatient = new Pages(outbound, hasty, now::get, this::pass);
    assertThat(impatient.read(at("/story"))).isInstanceOf(Visit.Failed.class);
    pass(Duration.ofSeconds(2));
    assertThat(impatient.read(at("/story")).found()).isPresent();
  }

  @Test
  void aBusyHostHoldsUpNoOther() throws Exception {
    URI slow = at("/slow");
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Visit> waiting = readers.submit(() -> pages.read(slow));
      await().until(() -> asked.contains("/slow"));
      URI other = URI.create(at("/story").toString().replace("127.0.0.1", "127.0.0.2"));
      assertThat(pages.read(other).found()).isPresent();
      assertThat(waiting).isNotDone();
      open.countDown();
      assertThat(waiting.get().found()).isPresent();
    }
  }

  private void pass(Duration pause) {
    pauses.add(pause);
    now.updateAndGet(instant -> instant.plus(pause));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      switch (path) {
        case "/robots.txt" ->
            send(exchange, robotsStatus.get(), "text/plain", robots.getOrDefault("text", ""));
        case "/missing" -> send(exchange, 404, "text/html", "<p>" + PROSE);
        case "/picture" -> send(exchange, 200, "image/png", PROSE);
        case "/redirect" -> {
          exchange.getResponseHeaders().set("Location", "/private");
          send(exchange, 302, "text/html", "");
        }
        case "/away", "/ring" -> {
          String host = exchange.getLocalAddress().getAddress().getHostAddress();
          String other = host.equals("127.0.0.1") ? "127.0.0.2" : "127.0.0.1";
          String to = at(path.equals("/away") ? "/there" : path).toString();
          exchange.getResponseHeaders().set("Location", to.replace("127.0.0.1", other));
          send(exchange, 302, "text/html", "");
        }
        case "/slow" -> {
          open.await();
          send(exchange, 200, "text/html", "<p>" + PROSE);
        }
        default -> send(exchange, 200, "text/html; charset=utf-8", "<p>" + PROSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// From the answer on another one may be asked for.
  private void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    atOnce.decrementAndGet();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
