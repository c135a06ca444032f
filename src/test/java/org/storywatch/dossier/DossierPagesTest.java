package org.storywatch.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Article;
import org.storywatch.catalogue.Catalogue;
import org.storywatch.mail.Samples;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.match.Sought;
import org.storywatch.match.Term;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.profile.Folders;
import org.storywatch.profile.Sensitivity;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.trend.Trend;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.StartFailure;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// The pages of profiles as the server gives them, read as a browser without scripts does.
class DossierPagesTest {
  private static final String PROFILE = "velden-barrage";
  private static final String EVIL =
      "<script>alert(1)</script>\u202E\"><img src=x onerror=alert(1)>";
  private static final Instant NOW = Samples.NOON.plus(Duration.ofHours(3));

  private final Recent recent =
      new Recent(
          List.of(new Watched(PROFILE, "The Velden barrage"), new Watched("quiet one", "A & <b>")),
          List.of(),
          new Trend());
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSettings settings =
      new WebSettings(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          URI.create("https://watch.example.org/"),
          Optional.empty());
  private final Revisions revisions = new Revisions();
  private final List<Revision> kept = new ArrayList<>();
  private final Outbound outbound =
      new Outbound(NetSettings.usual("test/1", List.of(Cidr.parse("127.0.0.0/8"))));
  private final Present profiles =
      new Present(Folders.of(Map.of(PROFILE, "high", "quiet one", "normal")), revisions);
  private final Editing editing = new Editing(profiles, revisions, () -> NOW);
  private final Dossiers dossiers = new Dossiers(settings, recent, editing, outbound, () -> NOW);
  private final Dashboard dashboard =
      new Dashboard(
          settings,
          recent,
          new Health(),
          meters.registry(),
          Samples.mail(),
          () -> NOW,
          new Catalogue(settings, recent, editing, outbound, () -> NOW),
          dossiers);

  @BeforeEach
  void start() throws StartFailure {
    dashboard.start();
  }

  @AfterEach
  void stop() {
    dashboard.close();
    outbound.close();
    meters.close();
    client.close();
  }

  @Test
  void theListSaysOfEachProfileWhatItToldAndWhatItNearlyTold() throws Exception {
    recent.add(development(0, "dev-0", List.of()));
    recent.add(development(60, "dev-0", List.of()));
    recent.add(development(-60 * 24 * 8, "dev-0", List.of()));
    recent.miss(match(PROFILE, Samples.article(7, "", "Dam at Orsk holds", ""), 0.31));
    Document page = page("/profiles");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly(
            "A & <b> normal, 0.50 or above 0 never 0 Atom feed of A & <b>",
            "The Velden barrage high, 0.33 or above 2 14 Mar 2026, 13:00 UTC 1"
                + " Atom feed of The Velden barrage");
    assertThat(page.select("tbody a").eachAttr("abs:href"))
        .contains(
            uri("/profiles/quiet%20one").toString(),
            uri("/profiles/quiet%20one/feed.atom").toString());
    assertThat(get("/profiles/quiet%20one").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutProfilesTheListSaysWhereTheyAre() throws Exception {
    Roll empty = Roll.of(new Recent(), id -> Optional.empty(), NOW);
    assertThat(empty.lines()).isEmpty();
    assertThat(page("/profiles/quiet%20one").text())
        .contains("Nothing was told of it yet", "Nothing came close in the last days");
  }

  @Test
  void theStoryIsToldNewestFirstWithItsThreadsAndWhatRepeatedIt() throws Exception {
    Member copy = member("copy-1", Member.Kind.COPY, "Shire News", "says the same, word by word");
    Member more = member("more-1", Member.Kind.MORE, "Echo", "nothing that was not told");
    recent.add(development(0, "dev-0", List.of(copy, more)));
    recent.add(development(60, "dev-0", List.of()));
    Document page = page("/profiles/" + PROFILE);
    assertThat(page.select(".chapter h3").eachText()).containsExactly("Title 60", "Title 0");
    Element later = page.expectFirst(".chapter");
    assertThat(later.select(".kicker").text()).isEqualTo("Goes on with Title 0");
    String anchor = later.expectFirst(".kicker a").attr("href").substring(1);
    Element first = Optional.ofNullable(page.getElementById(anchor)).orElseThrow();
    assertThat(first.select("h3").text()).isEqualTo("Title 0");
    assertThat(first.select(".kicker")).isEmpty();
    assertThat(first.select("summary").text())
        .isEqualTo("Also carried by Shire News; more of the same from Echo");
    assertThat(first.select("details li .reason").eachText())
        .containsExactly(
            "copy: says the same, word by word", "more of the same: nothing that was not told");
    assertThat(first.select("form input[name=about]").val()).isEqualTo("velden-barrage/article-0");
  }

  @Test
  void whatWasOldWhenItCameIsSaidToBeUntold() throws Exception {
    recent.add(development(0, "dev-0", List.of()));
    recent.add(old(development(30, "dev-30", List.of())));
    Document page = page("/profiles/" + PROFILE);
    assertThat(page.select(".chapter").getFirst().text()).contains("nobody was told");
    assertThat(page.select(".chapter").getLast().text()).doesNotContain("nobody was told");
    assertThat(page("/profiles").select("tbody tr").getLast().text()).contains(" 1 14 Mar");
  }

  @Test
  void onlyWhatConcernsTheProfileIsShown() throws Exception {
    recent.add(match(PROFILE, Samples.article(1, "", "Ours", ""), 0.7));
    recent.add(match("quiet one", Samples.article(2, "", "Theirs", ""), 0.7));
    recent.miss(match("quiet one", Samples.article(3, "", "Nearly theirs", ""), 0.2));
    assertThat(page("/profiles/" + PROFILE).select(".fit h3").eachText()).containsExactly("Ours");
    assertThat(page("/profiles/quiet%20one").select(".fit h3").eachText())
        .containsExactly("Theirs", "Nearly theirs");
  }

  @Test
  void whatItLooksForIsShownWithWhatItLearnedApart() throws Exception {
    assertThat(page("/profiles/" + PROFILE).select("#terms").text())
        .contains("This process does not match articles");
    dossiers.looking((profile, told) -> Optional.empty());
    assertThat(page("/profiles/" + PROFILE).select("#terms").text())
        .contains("did not answer in time");
    recent.add(development(0, "dev-0", List.of()));
    dossiers.looking((profile, told) ->
        Optional.of(
            new Sought(
                0.42,
                told.size(),
                List.of(
                    new Sought.Weighted("barrage", 0.6, 0.8),
                    new Sought.Weighted("pier " + EVIL, 0.3, 0)))));
    Element terms = page("/profiles/" + PROFILE).expectFirst("#terms");
    assertThat(terms.text()).contains("a score of 0.42 on", "taught by 1 article", "1 of them");
    assertThat(terms.select("table").getFirst().select("tbody tr").eachText())
        .containsExactly("barrage 0.60");
    assertThat(terms.select("table").getLast().select("tbody tr").text())
        .startsWith("pier <script>");
    assertThat(terms.select(".fill").eachAttr("width")).containsExactly("100", "50");
    assertThat(terms.select("script, img, [style]")).isEmpty();
  }

  @Test
  void anotherLineCanBeTriedOutWithoutChangingAnything() throws Exception {
    assertThat(page("/profiles/" + PROFILE).select("#scores").text())
        .contains("No article came near it");
    mark(1, 0.9, "Surely");
    mark(2, 0.4, "Only just");
    mark(3, 0.2, "Nearly");
    recent.marks().add(decision("quiet one", 4, 0.2, "Of another"));
    recent.marks().add(decision(PROFILE, -60 * 24 * 15, 0.9, "Long ago"));
    Element now = page("/profiles/" + PROFILE).expectFirst("#scores");
    assertThat(now.text()).contains("From the line at 0.33 on: 2 articles, 2.0 a day.");
    assertThat(now.select("rect.tried, .between")).isEmpty();
    Element lower = page("/profiles/" + PROFILE + "?line=0.15").expectFirst("#scores");
    assertThat(lower.text()).contains("From 0.15 on it would have been 3 articles");
    assertThat(lower.select(".between .title").eachText()).containsExactly("Nearly");
    assertThat(lower.select("h3").text()).isEqualTo("Would have come as well");
    Element higher = page("/profiles/" + PROFILE + "?line=0.67").expectFirst("#scores");
    assertThat(higher.select(".between .title").eachText()).containsExactly("Only just");
    assertThat(higher.select("h3").text()).isEqualTo("Would not have come");
    assertThat(higher.select("rect.tried")).hasSize(1);
    assertThat(page("/profiles/" + PROFILE + "?line=%3Cb%3E").select("rect.tried")).isEmpty();
  }

  @Test
  void aLineThatWasTriedOutCanBeDrawnAndTakenBack() throws Exception {
    mark(1, 0.9, "Surely");
    mark(2, 0.4, "Only just");
    String tried = "/profiles/" + PROFILE + "?line=0.42";
    assertThat(page(tried).select("#scores button[value=draw]").text())
        .isEqualTo("Tell from 0.42 on");
    assertThat(post("act=draw&line=0.42").body()).contains("not connected to its broker yet");
    editing.open(kept::addAll);
    HttpResponse<String> drawn = post("act=draw&line=0.42");
    assertThat(drawn.statusCode()).isEqualTo(303);
    assertThat(uri("/profiles/" + PROFILE).resolve(location(drawn)))
        .isEqualTo(uri("/profiles/" + PROFILE + "#scores"));
    assertThat(revisions.line(PROFILE)).contains(Sensitivity.from(0.42));
    Document page = page("/profiles/" + PROFILE);
    assertThat(page.select("h1 + .byline").text()).contains("a score on: 0.42");
    assertThat(page.select("#scores").text())
        .contains("From the line at 0.42 on: 1 article", "its folder says high, 0.33 or above");
    assertThat(page("/profiles").select("tbody").text()).contains("0.42 or above");
    assertThat(post("act=undraw").statusCode()).isEqualTo(303);
    assertThat(page("/profiles/" + PROFILE).select("#scores").text())
        .contains("From the line at 0.33 on")
        .doesNotContain("its folder says");
    assertThat(kept).hasSize(2);
    assertThat(kept.getLast().at()).isAfter(kept.getFirst().at());
    assertThat(post("act=draw&line=much").body()).contains("Type a score between 0.05 and 0.95");
  }

  @Test
  void aTextIsASeedUntilItIsTakenBack() throws Exception {
    editing.open(kept::addAll);
    String text = "The ferry over the Velden stops, since the barrage lets no water through.";
    HttpResponse<String> added = post("act=text&title=Ferry+stops&text=" + encoded(text));
    assertThat(added.statusCode()).isEqualTo(200);
    Document answer = Jsoup.parse(added.body());
    assertThat(answer.select("main [role=status]").text())
        .contains("Added: Ferry stops, %d characters".formatted(text.length()));
    assertThat(answer.select(".seeds .title").eachText())
        .containsExactly(Folders.seed(PROFILE), "Ferry stops");
    assertThat(answer.select(".seeds button")).hasSize(1);
    assertThat(kept.getLast().document()).contains(new Seed("typed.txt", "Ferry stops", text));
    assertThat(post("act=text&title=Ferry+stops&text=" + encoded(text)).body())
        .contains("one of its seeds already");
    assertThat(post("act=text&text=" + encoded(Folders.seed(PROFILE))).body())
        .contains("one of its seeds already");
    String id = answer.select(".seeds input[name=seed]").val();
    assertThat(post("act=remove&seed=" + id).statusCode()).isEqualTo(303);
    assertThat(page("/profiles/" + PROFILE).select(".seeds .title").eachText())
        .containsExactly(Folders.seed(PROFILE));
    HttpResponse<String> again = post("act=remove&seed=" + id);
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("not there any more");
    assertThat(kept).hasSize(2);
  }

  @Test
  void theArticleOfAPageIsASeed() throws Exception {
    editing.open(kept::addAll);
    String story = "The barrage at Velden leaks at two piers, and divers look for the cause. ";
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          byte[] body =
              "<title>Leak</title><nav>Home</nav><article><h1>Leak at Velden</h1><p>%s</p></article>"
                  .formatted(story.repeat(12))
                  .getBytes(UTF_8);
          boolean there = exchange.getRequestURI().getPath().equals("/leak");
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
          if (there) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    site.start();
    try {
      String root = "http://127.0.0.1:" + site.getAddress().getPort();
      assertThat(post("act=page&address=" + encoded(root + "/leak")).body())
          .contains("Added: Leak");
      assertThat(kept.getLast().name()).isEqualTo(root + "/leak");
      assertThat(kept.getLast().text()).contains("divers look").doesNotContain("Home");
      assertThat(post("act=page&address=" + encoded(root + "/gone")).body())
          .contains("The page cannot be a seed: it answered with status 404.");
    } finally {
      site.stop(0);
    }
    assertThat(post("act=page&address=leak").body()).contains("Type in the address of a web page");
    assertThat(kept).hasSize(1);
  }

  @Test
  void aFileIsASeedAndWhatItIsNotIsSaid() throws Exception {
    editing.open(kept::addAll);
    String mail =
        """
        From: a@example.org
        Subject: Barrage

        Divers at the Velden barrage found what makes its second pier leak.
        """;
    assertThat(upload("barrage.eml", mail).body()).contains("Added: Barrage");
    assertThat(upload("barrage.pdf", mail).body())
        .contains("barrage.pdf cannot be a seed: it is no seed; use .txt, .md, .html or .eml.");
    assertThat(upload("short.txt", "Too short").statusCode()).isEqualTo(422);
    assertThat(upload("", "").body()).contains("Choose a file first");
    assertThat(kept).hasSize(1);
  }

  @Test
  void whatIsNotWatchedCannotBeChanged() throws Exception {
    editing.open(kept::addAll);
    assertThat(post("/profiles/none", "act=undraw").statusCode()).isEqualTo(404);
    assertThat(post("act=paint").statusCode()).isEqualTo(400);
    editing.open(said -> {
      throw new IllegalStateException("broker away");
    });
    HttpResponse<String> away = post("act=draw&line=0.5");
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.body()).contains("Nothing was changed");
    assertThat(revisions.changes()).isZero();
    assertThat(kept).isEmpty();
  }

  private HttpResponse<String> post(String form) throws Exception {
    return post("/profiles/" + PROFILE, form);
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return send(path, "application/x-www-form-urlencoded", form);
  }

  private HttpResponse<String> upload(String name, String content) throws Exception {
    String form =
        """
        --limit\r
        Content-Disposition: form-data; name="act"\r
        \r
        file\r
        --limit\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        %s\r
        --limit--\r
        """
            .formatted(name, content);
    return send("/profiles/" + PROFILE, "multipart/form-data; boundary=limit", form);
  }

  private HttpResponse<String> send(String path, String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private void mark(int minutes, double score, String title) {
    recent.marks().add(decision(PROFILE, minutes, score, title));
  }

  private static Decision decision(String profile, int minutes, double score, String title) {
    Match match = match(profile, Samples.article(minutes, "Gazette", title, ""), score);
    return new Decision(1, match, score >= 0.33);
  }

  @Test
  void anUnknownProfileIsNotFoundButOneThatIsNoLongerWatchedIs() throws Exception {
    assertThat(get("/profiles/none").statusCode()).isEqualTo(404);
    assertThat(page("/profiles/none").text()).contains("No profile of this name is watched");
    recent.miss(match("none", Samples.article(3, "", "Remembered", ""), 0.2));
    assertThat(get("/profiles/none").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/profiles", "/profiles/velden-barrage", "/profiles/%3Cb%3E"})
  void nothingThatAFeedWroteRuns(String path) throws Exception {
    Article article = Samples.article(1, EVIL, EVIL, EVIL, URI.create("javascript:alert(1)"));
    recent.add(match(PROFILE, article, 0.7));
    recent.miss(match(PROFILE, article, 0.2));
    recent.add(
        Samples.alert(
                article,
                List.of(
                    new Member(
                        "m",
                        Member.Kind.COPY,
                        EVIL,
                        URI.create("javascript:alert(1)"),
                        EVIL,
                        NOW,
                        EVIL,
                        "")))
            .development()
            .orElseThrow());
    Document page = page(path);
    assertThat(page.select("script").eachAttr("src")).allMatch(src -> src.endsWith("/live.js"));
    assertThat(page.select("script:not([src]), style, [style], img, [onerror]")).isEmpty();
    assertThat(page.select("a").eachAttr("href")).noneMatch(href -> href.startsWith("javascript"));
    assertThat(page.html()).doesNotContain("\u202E");
  }

  private static Development development(int minutes, String strand, List<Member> members) {
    Article first = Samples.article(minutes, "Gazette", "Title " + minutes, "Text.");
    return new Development(
        1,
        PROFILE,
        "dev-" + minutes,
        strand,
        first,
        0.8,
        List.of(new Term("barrage", 0.3)),
        List.of("two piers"),
        "",
        members,
        first.published());
  }

  private static Development old(Development development) {
    return new Development(
        1,
        PROFILE,
        development.id(),
        development.strand(),
        development.first().old(),
        0.8,
        List.of(),
        List.of(),
        "",
        List.of(),
        development.told());
  }

  private static Member member(String id, Member.Kind kind, String outlet, String reason) {
    URI url = URI.create("https://news.example.org/" + id);
    return new Member(id, kind, outlet, url, "Title of " + id, Samples.NOON, reason, "");
  }

  private static Match match(String profile, Article article, double score) {
    return new Match(1, profile, article, score, List.of(new Term("barrage", 0.3)));
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(get(path).body(), uri(path).toString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }
}
