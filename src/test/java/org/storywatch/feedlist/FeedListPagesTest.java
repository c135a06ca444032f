package org.storywatch.feedlist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Move;
import org.storywatch.feed.Rhythm;
import org.storywatch.feed.States;
import org.storywatch.feed.Trouble;
import org.storywatch.format.Wishes;
import org.storywatch.fulltext.When;
import org.storywatch.listing.FeedList;
import org.storywatch.listing.Site;
import org.storywatch.mail.Samples;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.WebSettings;
import org.storywatch.websub.Word;

/// The page of the feeds as a browser without script uses it.
class FeedListPagesTest {
  private static final Instant NOW = Samples.NOON;

  private final Feed calm = feed("calm", "Calm <Courier>");
  private final Feed busy = feed("busy", "Busy Bugle");
  private final Feed broken = feed("broken", "Broken Bell");
  private final Roll roll = new Roll();
  private final Recent recent = new Recent();
  private final Meters meters = new Meters();
  private final List<Change> kept = new ArrayList<>();
  private final List<Word> asked = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Outbound outbound =
      new Outbound(NetSettings.usual("test/1", List.of(Cidr.parse("127.0.0.0/8"))));
  private final WebSettings settings =
      new WebSettings(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          URI.create("http://localhost/"),
          Optional.empty());
  private final FeedListPages pages =
      new FeedListPages(settings, roll, recent, outbound, () -> NOW);
  private final Dashboard dashboard =
      new Dashboard(
          settings, recent, new Health(), meters.registry(), Samples.mail(), () -> NOW, pages);
  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    dashboard.start();
    roll.lists(List.of(calm, busy, broken));
    pages.open(kept::addAll);
    pages.polls(asked::add);
  }

  @AfterEach
  void stop() {
    dashboard.close();
    outbound.close();
    meters.close();
    client.close();
    site.close();
  }

  @Test
  void theOneThatIsLatestByItsOwnRhythmComesFirst() throws Exception {
    recent.add(state(calm, Duration.ofHours(20), Duration.ofDays(1), ""));
    recent.add(state(busy, Duration.ofHours(3), Duration.ofMinutes(30), ""));
    recent.add(state(broken, Duration.ofMinutes(1), Duration.ofDays(1), "answered with <b>404"));
    Document page = page(get("/feeds"));
    assertThat(page.select("tbody th").eachText())
        .containsExactly("Busy Bugle", "Calm <Courier>", "Broken Bell");
    assertThat(page.select("tbody tr").getFirst().text())
        .contains("Usually every ", "something new 3 hours ago");
    assertThat(page.select("tbody tr").getLast().text())
        .contains("Failed 2 times in a row", "Entries were probably missed once", "<b>404");
  }

  @Test
  void aFeedIsPausedAndResumed() throws Exception {
    HttpResponse<String> answer = post("act", "pause", "feed", calm.id());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("feeds#feed-" + calm.id());
    assertThat(polled()).containsExactly("Busy Bugle", "Broken Bell");
    Document page = page(get("/feeds"));
    assertThat(page.select("#feed-" + calm.id()).text()).contains("Paused").contains("Resume");
    assertThat(page.select("button[value=remove]")).as("a list names them all").isEmpty();
    assertThat(post("act", "resume", "feed", calm.id()).statusCode()).isEqualTo(303);
    assertThat(polled()).hasSize(3);
    assertThat(kept).extracting(Change::paused).containsExactly(true, false);
    assertThat(kept.getLast().at()).isAfter(kept.getFirst().at());
    assertThat(post("act", "pause", "feed", "none").statusCode()).isEqualTo(404);
  }

  @Test
  void aFeedIsPolledWhenSomebodyWantsItUnlessItWasAMomentAgo() throws Exception {
    String row = "#feed-" + calm.id() + " [data-label=Next poll]";
    recent.add(state(calm, Duration.ofHours(20), Duration.ofDays(1), ""));
    assertThat(page(get("/feeds")).select(row).text()).isNotEqualTo("soon");
    assertThat(post("act", "poll", "feed", calm.id()).statusCode()).isEqualTo(303);
    assertThat(asked).containsExactly(Word.nudge(calm.id(), NOW));
    assertThat(page(get("/feeds")).select(row).text()).isEqualTo("soon");

    recent.add(States.of(calm.id(), calm.url(), Outcome.NOT_MODIFIED, 0, NOW));
    assertThat(page(get("/feeds")).select(row).text()).isNotEqualTo("soon");
    assertThat(post("act", "poll", "feed", calm.id()).statusCode()).isEqualTo(303);
    assertThat(asked).hasSize(1);
  }

  @Test
  void aFeedThatPausesIsNotPolledWhoeverWantsIt() throws Exception {
    post("act", "pause", "feed", calm.id());
    assertThat(page(get("/feeds")).select("#feed-" + calm.id() + " button[value=poll]")).isEmpty();
    assertThat(page(post("act", "poll", "feed", calm.id())).select(".problems").text())
        .isEqualTo("That feed is paused. Resume it first.");
    assertThat(asked).isEmpty();
  }

  @Test
  void theOnlyFeedOfASiteIsAddedAndRemovedAgain() throws Exception {
    site.page("/", "<html><head><link rel=alternate type=application/rss+xml href=/f></head>");
    site.feed("/f", "Found");
    assertThat(post("act", "add", "address", site.at("/")).statusCode()).isEqualTo(303);
    assertThat(polled()).containsExactly("Calm <Courier>", "Busy Bugle", "Broken Bell", "Found");
    String id = kept.getFirst().feed();
    assertThat(page(get("/feeds")).select("#feed-" + id + " button[value=remove]")).hasSize(1);
    assertThat(post("act", "remove", "feed", id).statusCode()).isEqualTo(303);
    assertThat(polled()).hasSize(3);
  }

  @Test
  void oneOfSeveralFeedsOfASiteIsChosen() throws Exception {
    site.page(
        "/",
        """
        <html><head><link rel=alternate type=application/rss+xml href=/a>
        <link rel=alternate type=application/rss+xml href=/b></head>\
        """);
    site.feed("/a", "First");
    site.feed("/b", "Second");
    Document choice = page(post("act", "add", "address", site.at("/")));
    assertThat(kept).isEmpty();
    assertThat(choice.select("#offers li").eachText())
        .satisfiesExactly(
            one -> assertThat(one).contains("First", "1 entry"),
            two -> assertThat(two).contains("Second"));
    String second = choice.select("#offers input[name=address]").getLast().val();
    assertThat(post("act", "add", "address", second).statusCode()).isEqualTo(303);
    assertThat(polled()).contains("Second").doesNotContain("First");
  }

  @Test
  void whatIsNoFeedIsSaidSoAndKeptInTheForm() throws Exception {
    site.page("/", "<html><title>Nothing</title></html>");
    HttpResponse<String> answer = post("act", "add", "address", site.at("/"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page(answer).select(".problems").text()).contains("names no feed");
    assertThat(page(answer).select("#address").val()).isEqualTo(site.at("/"));
    assertThat(post("act", "add", "address", "no address").statusCode()).isEqualTo(422);
    assertThat(post("act", "add", "address", "http://10.0.0.1/").statusCode()).isEqualTo(422);
    assertThat(kept).isEmpty();
  }

  @Test
  void aFileIsImportedWithoutItsBadOutlines() throws Exception {
    HttpResponse<String> answer =
        upload(
            """
            <opml version="2.0"><body><outline text="World">
            <outline text="New" xmlUrl="https://new.example/feed" fullText="always"/>
            <outline text="Bad" xmlUrl="not an address"/>
            <outline text="Known" xmlUrl="%s"/></outline></body></opml>\
            """
                .formatted(calm.url()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(page(answer).select("[role=status]").text())
        .contains("1 added, 1 known already, 1 could not be used");
    assertThat(page(answer).select(".problems").text())
        .contains("mine.opml", "\"not an address\" is not a web address");
    assertThat(kept).extracting(Change::group).containsExactly("World");
    assertThat(kept).extracting(Change::fullText).containsExactly(Optional.of(When.ALWAYS));
    FeedList list = FeedList.parse(get("/feeds.opml").body().getBytes(UTF_8), "feeds.opml");
    assertThat(list.feeds()).extracting(Feed::fullText).contains(Optional.of(When.ALWAYS));
  }

  @Test
  void aBrokenFileIsNamed() throws Exception {
    HttpResponse<String> answer = upload("<opml><body>\n<outline");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(page(answer).select(".problems").text())
        .contains("mine.opml:2: is not well-formed XML");
    assertThat(upload("Dear Sir").statusCode()).isEqualTo(422);
    assertThat(kept).isEmpty();
  }

  @Test
  void whatIsExportedCanBeImported() throws Exception {
    post("act", "pause", "feed", calm.id());
    HttpResponse<String> answer = get("/feeds.opml");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("feeds.opml");
    FeedList list = FeedList.parse(answer.body().getBytes(UTF_8), "feeds.opml");
    assertThat(list.problems()).isEmpty();
    assertThat(list.feeds()).containsExactly(calm, busy, broken);
  }

  @Test
  void aFeedThatNobodyNamedIsExportedByItsOwnName() throws Exception {
    Feed nameless = Feed.at(URI.create("https://nameless.example/rss"), "", "");
    roll.lists(List.of(nameless));
    recent.add(FeedState.unread(Feed.at(nameless.url(), "The Nameless Post", "")));
    assertThat(get("/feeds.opml").body()).contains("title=\"The Nameless Post\"");
  }

  @Test
  void nothingIsSaidToBeDoneThatTheBrokerDidNotTake() throws Exception {
    pages.open(changes -> {
      throw new IllegalStateException("no broker");
    });
    HttpResponse<String> answer = post("act", "pause", "feed", calm.id());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(polled()).hasSize(3);
  }

  private List<String> polled() {
    List<String> polled = new ArrayList<>();
    roll.start(feeds -> {
      polled.clear();
      feeds.forEach(feed -> polled.add(feed.title()));
    });
    return polled;
  }

  /// Silent for so long, where something comes so often.
  private static FeedState state(Feed feed, Duration silent, Duration often, String error) {
    double days = often.toSeconds() / 86_400.0;
    Instant news = NOW.minus(silent);
    return new FeedState(
        FeedState.SCHEMA,
        feed.id(),
        feed.url(),
        feed.url(),
        "",
        "",
        "",
        error.isEmpty() ? Outcome.NOT_MODIFIED : Outcome.FAILED,
        error.isEmpty() ? 0 : 2,
        0,
        error.isEmpty() ? 0 : 1,
        NOW.minusSeconds(60),
        NOW.minusSeconds(60),
        NOW.plusSeconds(600),
        error,
        Move.none(feed.url()),
        new Rhythm(1 / days, 1, news, news, news),
        Wishes.NONE,
        Lease.NONE,
        Trouble.NONE);
  }

  private static Feed feed(String name, String title) {
    return Feed.at(URI.create("https://" + name + ".example/feed"), title, "Papers");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String... fields) throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], UTF_8));
      form.append('&');
    }
    return send("application/x-www-form-urlencoded", form.toString());
  }

  private HttpResponse<String> upload(String file) throws Exception {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="act"\r
        \r
        import\r
        --x\r
        Content-Disposition: form-data; name="file"; filename="mine.opml"\r
        Content-Type: text/xml\r
        \r
        %s\r
        --x--\r
        """
            .formatted(file);
    return send("multipart/form-data; boundary=x", body);
  }

  private HttpResponse<String> send(String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/feeds"))
            .header("Content-Type", type)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }

  private static Document page(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body());
  }
}
