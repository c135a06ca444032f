package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.format.Entry;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.mail.Samples;
import org.storywatch.net.Body;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.story.Development;
import org.storywatch.trend.Trend;

/// The Atom feeds as readers fetch them.
class FeedPagesTest {
  private static final String FEED = "/profiles/velden-barrage/feed.atom";

  private final Recent recent =
      new Recent(
          List.of(
              new Watched("velden-barrage", "The Velden barrage"),
              new Watched("quiet one", "Quiet & <calm>")),
          List.of(),
          new Trend());
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Dashboard dashboard =
      new Dashboard(
          new WebSettings(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              URI.create("https://watch.example.org/"),
              Optional.empty()),
          recent,
          new Health(),
          meters.registry(),
          Samples.mail(),
          () -> Samples.NOON);

  @BeforeEach
  void start() throws StartFailure {
    dashboard.start();
  }

  @AfterEach
  void stop() {
    dashboard.close();
    meters.close();
    client.close();
  }

  @Test
  void whatWasToldIsInTheFeedTheNewestFirst() throws Exception {
    recent.add(development("velden-barrage", 1));
    recent.add(development("velden-barrage", 3));
    recent.add(development("velden-barrage", 2));
    recent.add(development("quiet one", 4));
    HttpResponse<byte[]> answer = get(FEED);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/atom+xml; charset=utf-8");
    Parsed parsed =
        new FeedParser().parse(Body.of(answer.body()), header(answer, "Content-Type"), uri(FEED));
    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Contents.class,
            feed -> {
              assertThat(feed.title()).isEqualTo("The Velden barrage");
              assertThat(feed.entries())
                  .extracting(Entry::title)
                  .containsExactly("Title 3", "Title 2", "Title 1");
            });
  }

  @Test
  void aBusyProfileDoesNotPushOutAQuietOne() throws Exception {
    recent.add(development("quiet one", 1));
    for (int i = 2; i < 3_000; i++) {
      recent.add(development("velden-barrage", i));
    }
    assertThat(text(get("/profiles/quiet%20one/feed.atom"))).contains("Title 1<");
    assertThat(recent.told("velden-barrage")).hasSizeGreaterThanOrEqualTo(50);
  }

  @Test
  void whoHasItAlreadyIsToldSo() throws Exception {
    recent.add(development("velden-barrage", 1));
    HttpResponse<byte[]> first = get(FEED);
    String tag = header(first, "ETag");
    assertThat(tag).matches("\"[0-9a-f]{16}\"");
    for (String sent : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      HttpResponse<byte[]> again = get(FEED, "If-None-Match", sent);
      assertThat(again.statusCode()).as(sent).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "ETag")).isEqualTo(tag);
    }
    assertThat(get(FEED, "If-Modified-Since", header(first, "Last-Modified")).statusCode())
        .isEqualTo(304);
    recent.add(development("velden-barrage", 2));
    assertThat(get(FEED, "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(get(FEED, "If-Modified-Since", header(first, "Last-Modified")).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"other\"', 'Fri, 31 Dec 2055 00:00:00 GMT', 200",
    "'', yesterday, 200",
    "'', 'Fri, 31 Dec 2055 00:00:00 GMT', 304",
    "'', 'Thu, 01 Jan 1970 00:00:00 GMT', 200"
  })
  void aTagCountsBeforeADate(String tag, String since, int status) throws Exception {
    recent.add(development("velden-barrage", 1));
    String[] headers =
        tag.isEmpty()
            ? new String[] {"If-Modified-Since", since}
            : new String[] {"If-None-Match", tag, "If-Modified-Since", since};
    assertThat(get(FEED, headers).statusCode()).isEqualTo(status);
  }

  @Test
  void aProfileThatIsNotWatchedHasAPageThatNamesTheOthers() throws Exception {
    HttpResponse<byte[]> answer = get("/profiles/none/feed.atom");
    assertThat(answer.statusCode()).isEqualTo(404);
    Document page = Jsoup.parse(text(answer), uri("/profiles/none/feed.atom").toString());
    assertThat(page.select("li a").eachText())
        .containsExactly("Quiet & <calm>", "The Velden barrage");
    assertThat(page.select("li a").eachAttr("abs:href"))
        .containsExactly(uri("/profiles/quiet%20one/feed.atom").toString(), uri(FEED).toString());
  }

  @Test
  void thePageTellsReadersWhereTheFeedsAre() throws Exception {
    Document page = Jsoup.parse(text(get("/")));
    assertThat(page.select("head link[rel=alternate][type=application/atom+xml]").eachAttr("href"))
        .containsExactly("profiles/quiet%20one/feed.atom", "profiles/velden-barrage/feed.atom");
    assertThat(page.select("#profiles li").eachText())
        .containsExactly(
            "Quiet & <calm> Atom feed of Quiet & <calm>",
            "The Velden barrage Atom feed of The Velden barrage");
  }

  private static Development development(String profile, int minutes) {
    Development made =
        Samples.alert(Samples.article(minutes, "Gazette", "Title " + minutes, "Text."))
            .development()
            .orElseThrow();
    return new Development(
        1,
        profile,
        made.id(),
        made.strand(),
        made.first(),
        made.score(),
        made.terms(),
        made.news(),
        made.reason(),
        made.members(),
        made.told());
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return String.join("; ", List.copyOf(answer.headers().allValues(name)));
  }
}
