package org.storywatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Condition;

/// What keeps an open page up to date.
class LiveTest {
  private static final Duration SOON = Duration.ofSeconds(8);

  private static final String HERE = "Host: localhost";
  private static final String UNASKED = "X-Unasked: yes";

  private final Gate gate = Gate.open();
  private final HttpClient browser = HttpClient.newHttpClient();

  LiveTest() throws Exception {}

  @AfterEach
  void close() {
    browser.shutdownNow();
    gate.close();
  }

  @Test
  void anOpenPageIsToldToLookWhenItOpensAndSoonAfterAChange() {
    List<String> told = listen();
    await().atMost(SOON).until(() -> told.size() == 1);
    assertThat(told).containsExactly("look");
    gate.recent.add(Samples.alert(Samples.article(1, "The Courier", "News", "Something.")));
    await().atMost(SOON).until(() -> told.size() == 2);
  }

  @Test
  void aServerThatStopsEndsItsStreamsAtOnce() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    List<String> told = listen(ended);
    await().atMost(SOON).until(() -> told.size() == 1);
    gate.dashboard.close();
    await().atMost(SOON).until(ended::isDone);
  }

  @Test
  void whoIsNotLoggedInIsToldNothingAndAStreamKeepsNoSessionAlive() throws Exception {
    try (Gate closed = Gate.password()) {
      String[] stream = {"Accept: text/event-stream"};
      assertThat(closed.get("/changes", stream).status()).isEqualTo(401);
      String session = closed.session();
      closed.now = closed.now.plus(Duration.ofHours(11));
      HttpResponse<Stream<String>> open =
          browser.send(
              request(closed, "/changes", "Accept", "text/event-stream", "Cookie", session),
              BodyHandlers.ofLines());
      assertThat(open.statusCode()).isEqualTo(200);
      closed.now = closed.now.plus(Duration.ofHours(2));
      assertThat(closed.get("/", session).status()).as("13 hours not used").isEqualTo(401);
    }
  }

  @Test
  void thoseWhoWatchShareARenderingForTwoSecondsAndWhoOpensThePageSeesItAsItIs() throws Exception {
    String before = looked().body();
    gate.health.add("fresh", () -> Condition.well("it is new"));
    assertThat(looked().body()).isEqualTo(before).doesNotContain("it is new");
    assertThat(gate.get("/", HERE).body()).contains("it is new");
    gate.now = gate.now.plusSeconds(2);
    String after = looked().body();
    assertThat(after).contains("it is new");
    gate.now = gate.now.minusSeconds(9);
    gate.health.add("older", () -> Condition.well("the clock was set back"));
    assertThat(looked().body()).contains("the clock was set back");
  }

  @Test
  void whatSomebodySaidStandsOnThePageFromThenOn() throws Exception {
    assertThat(looked().body()).doesNotContain("Noted: more like this");
    String said = Gate.form("about", Gate.PROFILE + "/article-0", "verdict", "more");
    assertThat(gate.ask("POST", "/feedback", said, HERE).status()).isEqualTo(303);
    assertThat(looked().body()).contains("Noted: more like this");
  }

  @Test
  void whatTheBrowserHasIsNotSentAgainAndTheRestIsPacked() throws Exception {
    Gate.Reply look = looked();
    String tag = look.header("ETag").orElseThrow();
    assertThat(looked("If-None-Match: " + tag).status()).isEqualTo(304);
    assertThat(looked("If-None-Match: \"other\", " + tag).status()).isEqualTo(304);
    assertThat(looked("If-None-Match: \"other\"").status()).isEqualTo(200);
    HttpResponse<InputStream> packed =
        browser.send(
            request(gate, "/", "X-Unasked", "yes", "Accept-Encoding", "br, gzip"),
            BodyHandlers.ofInputStream());
    assertThat(packed.headers().firstValue("Content-Encoding")).isEqualTo(Optional.of("gzip"));
    assertThat(packed.headers().firstValue("ETag")).isEqualTo(Optional.of(tag));
    try (GZIPInputStream unpacked = new GZIPInputStream(packed.body())) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(look.body());
    }
  }

  @Test
  void differentSpansAreDifferentPages() throws Exception {
    String hours = gate.get("/?span=hours", HERE, UNASKED).body();
    String days = gate.get("/?span=days", HERE, UNASKED).body();
    assertThat(hours).isNotEqualTo(days);
  }

  private Gate.Reply looked(String... headers) throws IOException {
    return gate.get(
        "/", Stream.concat(Stream.of(HERE, UNASKED), Stream.of(headers)).toArray(String[]::new));
  }

  private List<String> listen() {
    return listen(new CompletableFuture<>());
  }

  /// The events of a stream, as they come.
  private List<String> listen(CompletableFuture<Void> ended) {
    List<String> told = new CopyOnWriteArrayList<>();
    var _ =
        browser
            .sendAsync(
                request(gate, "/changes", "Accept", "text/event-stream"), BodyHandlers.ofLines())
            .thenAccept(answer -> {
              try {
                answer
                    .body()
                    .filter(line -> line.startsWith("event: "))
                    .forEach(line -> told.add(line.substring("event: ".length())));
              } finally {
                ended.complete(null);
              }
            });
    return told;
  }

  private static HttpRequest request(Gate gate, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://localhost:%d%s".formatted(gate.dashboard.port(), path)));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1].replaceFirst("^Cookie: ", ""));
    }
    return request.build();
  }
}
