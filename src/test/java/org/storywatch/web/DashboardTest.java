package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Delivery.State;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Move;
import org.storywatch.feed.Rhythm;
import org.storywatch.feed.Trouble;
import org.storywatch.format.Wishes;
import org.storywatch.mail.Samples;
import org.storywatch.match.Match;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Exemplars;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;

class DashboardTest {
  private static final String EVIL =
      "<script>alert(1)</script>\u202E\"><img src=x onerror=alert(1)>";

  private final Recent recent = new Recent();
  private final Health health = new Health();
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Dashboard dashboard = dashboard(0);

  @BeforeEach
  void start() throws StartFailure {
    health.add("match", () -> Condition.well("scores"));
    dashboard.start();
  }

  @AfterEach
  void stop() {
    dashboard.close();
    meters.close();
    client.close();
  }

  @Test
  void anEmptyPageSaysWhatToWaitFor() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(page.body()).text())
        .contains("the first poll is under way", "Everything works", "0 articles read");
  }

  @Test
  void anAlertIsShownWithItsMailAndWhatBecameOfIt() throws Exception {
    Alert alert = Samples.alert(Samples.opening());
    recent.add(alert);
    recent.add(delivery(alert, State.POSTPONED, "451 try later"));
    Document page = Jsoup.parse(get("/").body());
    assertThat(page.select(".story h3").text())
        .isEqualTo(alert.development().orElseThrow().first().title());
    assertThat(page.select(".story .chips li").eachText()).contains("river barrage");
    assertThat(page.select(".story .mails").text())
        .contains("reader@example.org", "put off", "451 try later");
    String path = page.select(".mails a").attr("href");
    Document mail = Jsoup.parse(get("/" + path).body());
    assertThat(mail.select("iframe").attr("sandbox")).doesNotContain("scripts", "same-origin");
    assertThat(get("/" + path + "/body").body()).contains("Ostmann &amp; Söhne");
  }

  @Test
  void everyPageKnowsTheWayToAllOthers() throws Exception {
    recent.add(Samples.alert(Samples.opening()));
    List<String> pages = List.of("./", "profiles", "feeds", "mail", "subscribers", "search");
    Document overview = Jsoup.parse(get("/").body());
    assertThat(overview.select(".masthead nav a").eachAttr("href")).isEqualTo(pages);
    assertThat(overview.select("[aria-current=page]").text()).isEqualTo("Overview");
    Document mail = Jsoup.parse(get("/mail/alert-article-0").body());
    assertThat(mail.select(".masthead nav a").eachAttr("href"))
        .containsExactly(
            "../", "../profiles", "../feeds", "../mail", "../subscribers", "../search");
    assertThat(mail.select("[aria-current=true]").text()).isEqualTo("Mail");
    assertThat(mail.select("head link").eachAttr("href"))
        .allMatch(href -> href.startsWith("../assets/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/mail/alert-article-1"})
  void nothingThatAFeedWroteRuns(String path) throws Exception {
    everythingEvil();
    Document page = Jsoup.parse(get(path).body());
    assertThat(page.select("script").eachAttr("src")).allMatch(src -> src.endsWith("/live.js"));
    assertThat(page.select("script:not([src]), style, [style], img, [onerror]")).isEmpty();
    assertThat(page.select("a").eachAttr("href")).noneMatch(href -> href.startsWith("javascript"));
    assertThat(page.html()).doesNotContain("\u202E");
  }

  @Test
  void theMailIsShownInACageOfItsOwn() throws Exception {
    everythingEvil();
    HttpResponse<String> body = get("/mail/alert-article-1/body");
    assertThat(Jsoup.parse(body.body()).select("script, img, [onerror]")).isEmpty();
    assertThat(header(body, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'self'", "sandbox")
        .doesNotContain("allow-scripts", "allow-same-origin");
  }

  @Test
  void theHeadersForbidTheRest() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/style.css, text/css",
    "/assets/live.js, text/javascript",
    "/assets/mark.svg, image/svg+xml"
  })
  void assetsAreServed(String path, String type) throws Exception {
    HttpResponse<String> asset = get(path);
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(header(asset, "Content-Type")).startsWith(type);
  }

  @Test
  void metersAreInTheFormOfPrometheus() throws Exception {
    HttpResponse<String> answer = get("/metrics");
    assertThat(header(answer, "Content-Type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> line.matches("[a-z0-9_]+(\\{[^}]*})? ([-+0-9.E]+|NaN)"));
    assertThat(answer.body()).contains("jvm_memory_used_bytes", "process_uptime_seconds");
  }

  @Test
  void whoAsksForOpenMetricsIsToldOfWhatATimeWasWhereThatMayStand() throws Exception {
    Timer timer =
        Timer.builder("waiting")
            .serviceLevelObjectives(Duration.ofSeconds(1))
            .register(meters.registry());
    Exemplars.record(timer, Duration.ofMillis(200), "article-7", "feed-3");
    URI uri = URI.create("http://127.0.0.1:" + dashboard.port() + "/metrics");
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri)
                .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
                .build(),
            BodyHandlers.ofString());
    assertThat(header(answer, "Content-Type"))
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(answer.body()).endsWith("# EOF\n");
    assertThat(answer.body().lines().filter(line -> line.contains(" # {")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("waiting_seconds_bucket{le=\"1.0\"} 1 # {"))
        .allMatch(line -> line.contains("trace_id=\"article-7\""))
        .allMatch(line -> line.contains("span_id=\"feed-3\""));
    assertThat(get("/metrics").body()).doesNotContain("article-7");
  }

  @Test
  void healthTellsWhoIsNotWell() throws Exception {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    health.add("mail", () -> Condition.trying("connection refused"));
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body())
        .isEqualTo(
            "{\"good\":false,\"conditions\":{"
                + "\"mail\":{\"level\":\"TRYING\",\"words\":\"connection refused\"},"
                + "\"match\":{\"level\":\"WELL\",\"words\":\"scores\"}}}");
    health.add("match", () -> Condition.dead("index broken"));
    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(Jsoup.parse(get("/").body()).select(".status").text())
        .contains("Stopped working: match", "connection refused");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8080, 200",
    "127.0.0.1:1, 200",
    "watch.example.org, 403",
    "evil.example.org, 421",
    "localhost.evil.example.org, 421",
    "10.0.0.1, 421"
  })
  void onlyOurOwnNamesAreAnswered(String host, int status) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.port())) {
      OutputStream out = socket.getOutputStream();
      String request = "GET / HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status);
      assertThat(answer.contains("Latest articles")).isEqualTo(status == 200);
    }
  }

  @Test
  void anUnknownMailIsNotFound() throws Exception {
    assertThat(get("/mail/none").statusCode()).isEqualTo(404);
    assertThat(get("/mail/none/body").statusCode()).isEqualTo(404);
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Dashboard second = dashboard(taken.getLocalPort());
      assertThatThrownBy(second::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith(
              "web.listen: localhost:%d is in use by another program; ", taken.getLocalPort());
    }
  }

  private void everythingEvil() {
    Article article = Samples.article(1, EVIL, EVIL, EVIL, URI.create("javascript:alert(1)"));
    Alert alert = Samples.alert(article);
    recent.add(article);
    recent.add(new Match(1, EVIL, article, 0.7, alert.development().orElseThrow().terms()));
    recent.add(alert);
    recent.add(delivery(alert, State.REFUSED, EVIL));
    Instant at = Samples.NOON;
    URI url = URI.create("javascript:alert(1)");
    recent.add(
        new FeedState(
            1,
            "f",
            url,
            url,
            EVIL,
            "",
            "",
            Outcome.FAILED,
            3,
            0,
            0,
            at,
            at,
            at,
            EVIL,
            Move.none(url),
            Rhythm.UNKNOWN,
            Wishes.NONE,
            Lease.NONE,
            Trouble.NONE));
  }

  private static Delivery delivery(Alert alert, State state, String words) {
    return new Delivery(
        1, alert.id(), state, 1, Samples.NOON, Instant.EPOCH, words, List.of(), List.of());
  }

  private Dashboard dashboard(int port) {
    return new Dashboard(
        new WebSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            URI.create("https://watch.example.org/"),
            Optional.empty()),
        recent,
        health,
        meters.registry(),
        Samples.mail(),
        () -> Samples.NOON);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + dashboard.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return String.join("; ", List.copyOf(answer.headers().allValues(name)));
  }
}
