package org.storywatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.article.Article;
import org.storywatch.dossier.Dossiers;
import org.storywatch.dossier.Editing;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Samples;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.profile.Folders;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revisions;

/// The questions on the page, answered as a browser without scripts does.
class FeedbackPageTest {
  private static final String PROFILE = "velden-barrage";

  private final Recent recent = new Recent();
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Feedback> noted = new ArrayList<>();
  private final Article opening = Samples.opening();
  private final Article near = Samples.article(7, "Shire News", "Dam at Orsk holds", "It holds.");
  private final WebSettings settings =
      new WebSettings(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          URI.create("https://watch.example.org/"),
          Optional.empty());
  private final Outbound outbound = new Outbound(NetSettings.usual("test/1", List.of()));
  private final Dashboard dashboard =
      new Dashboard(
          settings,
          recent,
          new Health(),
          meters.registry(),
          Samples.mail(),
          () -> Samples.NOON,
          new Dossiers(settings, recent, editing(), outbound, () -> Samples.NOON));

  private static Editing editing() {
    Revisions none = new Revisions();
    return new Editing(new Present(Folders.of(Map.of()), none), none, () -> Samples.NOON);
  }

  @BeforeEach
  void start() throws StartFailure {
    dashboard.start();
    recent.add(match(opening, 0.83));
    recent.miss(match(near, 0.31));
  }

  @AfterEach
  void stop() {
    dashboard.close();
    outbound.close();
    meters.close();
    client.close();
  }

  @Test
  void aNearMissIsShownWithWhatItHasInCommon() throws Exception {
    Element miss = page().expectFirst("#misses .fit");
    assertThat(miss.text())
        .contains("0.31", PROFILE, "Dam at Orsk holds", "Shire News", "barrage · river");
    assertThat(miss.select("h3 a").attr("href")).isEqualTo(near.url().toString());
  }

  @Test
  void lessIsNotedSaidAndTakenBack() throws Exception {
    dashboard.feedback(noted::add);
    HttpResponse<String> answer = press("#matches form", "less");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(noted)
        .singleElement()
        .isEqualTo(new Feedback(1, PROFILE, opening, Verdict.LESS, Samples.NOON));
    String place = answer.headers().firstValue("Location").orElseThrow();
    assertThat(place).startsWith("./profiles/velden-barrage#match-");
    assertThat(
            Optional.ofNullable(page().getElementById(place.substring(place.indexOf('#') + 1)))
                .orElseThrow()
                .text())
        .contains("Noted: less like this.", "Take it back")
        .doesNotContain("More like this");
    assertThat(page("/").select("#said-of").text()).contains(opening.title(), PROFILE);

    assertThat(press("#matches form", "none").statusCode()).isEqualTo(303);
    assertThat(noted.getLast().verdict()).isEqualTo(Verdict.NONE);
    assertThat(noted.getLast().at()).as("the last word").isAfter(noted.getFirst().at());
    assertThat(page().select("#matches form button")).hasSize(2);
    assertThat(page("/").select("#said-of")).isEmpty();
  }

  @Test
  void moreIsNotedOfANearMissAndOfAnAlert() throws Exception {
    dashboard.feedback(noted::add);
    recent.add(Samples.alert(Samples.article(3, "Gazette", "Velden votes", "Yes.")));
    assertThat(press("#misses form", "more").statusCode()).isEqualTo(303);
    assertThat(press("/", "#alerts form", "more").statusCode()).isEqualTo(303);
    assertThat(noted)
        .extracting(said -> said.article().id())
        .containsExactly("article-7", "article-3");
  }

  @Test
  void whatWasSaidCanBeTakenBackThoughTheArticleIsLongGone() throws Exception {
    dashboard.feedback(noted::add);
    Article gone = Samples.article(1, "", "Gone", "");
    recent.add(new Feedback(1, PROFILE, gone, Verdict.MORE, Samples.NOON));
    assertThat(press("/", "#said-of form", "none").statusCode()).isEqualTo(303);
    assertThat(noted).extracting(Feedback::article).containsExactly(gone);
  }

  @Test
  void withoutABrokerItIsSaidThatNothingWasNoted() throws Exception {
    HttpResponse<String> answer = press("#misses form", "less");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(Jsoup.parse(answer.body()).text())
        .contains("Nothing was noted", "not connected to its broker yet");
    dashboard.feedback(said -> {
      throw new IllegalStateException("no leader");
    });
    assertThat(press("#misses form", "less").statusCode()).isEqualTo(503);
    assertThat(page().select("#misses form").text()).doesNotContain("Noted");
  }

  @ParameterizedTest
  @CsvSource({
    "velden-barrage/article-0, hate, 400",
    "velden-barrage/article-0, , 400",
    "other/article-0, less, 404",
    "velden-barrage/article-99, less, 404",
    "velden-barrage, less, 404",
    "velden-barrage/%zz, less, 404",
    ", less, 404"
  })
  void whatCannotBeMeantIsRefused(String about, String verdict, int status) throws Exception {
    dashboard.feedback(noted::add);
    String body = form("about", about, "verdict", verdict);
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("Nothing was noted");
    assertThat(noted).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 303",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, none, 403",
    "Origin, https://watch.example.org, 303",
    "Origin, http://127.0.0.1:PORT, 303",
    "Origin, http://127.0.0.1:1, 403",
    "Origin, https://evil.example.org, 403",
    "Origin, null, 403"
  })
  void otherSitesPagesMayNotSpeakForTheReader(String header, String value, int status)
      throws Exception {
    dashboard.feedback(noted::add);
    String body = form("about", PROFILE + "/article-0", "verdict", "less");
    String said = value.replace("PORT", Integer.toString(dashboard.port()));
    assertThat(post(body, header, said).statusCode()).isEqualTo(status);
    assertThat(noted).hasSize(status == 303 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"//evil.example.org/, ./", "match-x, ./#match-x", "'x\r\nX-Evil: 1', ./"})
  void thePlaceToGoOnAtIsOurs(String place, String location) throws Exception {
    dashboard.feedback(noted::add);
    String body = form("about", PROFILE + "/article-0", "verdict", "less", "place", place);
    assertThat(post(body).headers().firstValue("Location")).contains(location);
  }

  @Test
  void theNearestMissesOfTheLastDaysComeFirstAndOldOnesAreNotShown() throws Exception {
    recent.miss(match(Samples.article(9, "", "Nearer", ""), 0.4));
    recent.miss(match(old("Long ago"), 0.45));
    assertThat(page().select("#misses h3").eachText())
        .containsExactly("Nearer", "Dam at Orsk holds");
  }

  @Test
  void manyFarMissesDoNotPushOutTheNearest() throws Exception {
    for (int i = 20; i < 200; i++) {
      recent.miss(match(Samples.article(i, "", "Far " + i, ""), 0.1));
    }
    assertThat(page().select("#misses h3").eachText())
        .hasSize(12)
        .first()
        .isEqualTo("Dam at Orsk holds");
  }

  private static Article old(String title) {
    int minutes = (int) -Duration.ofDays(5).toMinutes();
    return Samples.article(minutes, "", title, "");
  }

  private static Match match(Article article, double score) {
    List<Term> terms = List.of(new Term("barrage", 0.3), new Term("river", 0.2));
    return new Match(1, PROFILE, article, score, terms);
  }

  /// The page of the profile.
  private Document page() throws Exception {
    return page("/profiles/" + PROFILE);
  }

  private Document page(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
    return Jsoup.parse(client.send(request, BodyHandlers.ofString()).body(), uri(path).toString());
  }

  private HttpResponse<String> press(String css, String verdict) throws Exception {
    return press("/profiles/" + PROFILE, css, verdict);
  }

  /// Presses the button of the first such form.
  private HttpResponse<String> press(String path, String css, String verdict) throws Exception {
    Element form = page(path).expectFirst(css);
    assertThat(form.attr("abs:action")).isEqualTo(uri("/feedback").toString());
    assertThat(form.select("button[value=" + verdict + "]")).hasSize(1);
    List<String> fields = new ArrayList<>(List.of("verdict", verdict));
    form.select("input")
        .forEach(input -> {
          fields.add(input.attr("name"));
          fields.add(input.attr("value"));
        });
    return post(form(fields.toArray(String[]::new)), "Sec-Fetch-Site", "same-origin");
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/feedback"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      String value = Optional.ofNullable(fields[i + 1]).orElse("");
      pairs.add(fields[i] + "=" + URLEncoder.encode(value, UTF_8));
    }
    return pairs.stream().collect(Collectors.joining("&"));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }
}
