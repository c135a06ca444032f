package org.storywatch.catalogue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.dossier.Dossiers;
import org.storywatch.dossier.Editing;
import org.storywatch.mail.Samples;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Folders;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revision;
import org.storywatch.revision.Revisions;
import org.storywatch.seed.Seed;
import org.storywatch.trend.Trend;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.StartFailure;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// The list of all profiles and the form that makes one, read as a browser without scripts does.
class CatalogueTest {
  private static final String TEXT =
      "The captains of the ferry to Osterby go on strike, and no ferry sails before Monday.";

  private final Filed folders = Folders.of(Map.of("bridge", "high"));
  private final Revisions revisions = new Revisions();
  private final Present profiles = new Present(folders, revisions);
  private final Recent recent =
      new Recent(
          () ->
              profiles.names().entrySet().stream()
                  .map(one -> new Watched(one.getKey(), one.getValue()))
                  .toList(),
          new Subscribers(
              List.of(Subscriber.of("all@example.org", Set.of(), Cadence.IMMEDIATE)),
              profiles::ids),
          new Trend());
  private final List<Revision> kept = new ArrayList<>();
  private final Editing editing = new Editing(profiles, revisions, () -> Samples.NOON);
  private final WebSettings settings =
      new WebSettings(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          URI.create("https://watch.example.org/"),
          Optional.empty());
  private final Outbound outbound =
      new Outbound(NetSettings.usual("test/1", List.of(Cidr.parse("127.0.0.0/8"))));
  private final Meters meters = new Meters();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Dashboard dashboard =
      new Dashboard(
          settings,
          recent,
          new Health(),
          meters.registry(),
          Samples.mail(),
          () -> Samples.NOON,
          new Catalogue(settings, recent, editing, outbound, () -> Samples.NOON),
          new Dossiers(settings, recent, editing, outbound, () -> Samples.NOON));

  @BeforeEach
  void start() throws StartFailure {
    editing.open(kept::addAll);
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
  void aProfileIsMadeOfANameAndATextAndHasItsPage() throws Exception {
    HttpResponse<String> made = make("name", "Ferry strike!", "title", "Strike", "text", TEXT);
    assertThat(made.statusCode()).isEqualTo(303);
    URI page = uri("/profiles").resolve(made.headers().firstValue("Location").orElseThrow());
    assertThat(page).isEqualTo(uri("/profiles/ferry-strike"));
    assertThat(kept)
        .extracting(Revision::key)
        .startsWith("ferry-strike/itself")
        .hasSize(2)
        .last()
        .isEqualTo("ferry-strike/" + Revision.id(new Seed("", "Strike", TEXT)));
    Document dossier = get("/profiles/ferry-strike");
    assertThat(dossier.select("h1").text()).isEqualTo("Ferry strike!");
    assertThat(dossier.select(".seeds .title").eachText()).containsExactly("Strike");
    assertThat(dossier.select("h1 + .byline").text()).contains("normal, 0.50 or above");
    assertThat(get("/profiles").select("tbody th").eachText())
        .containsExactly("bridge", "Ferry strike!");
    assertThat(recent.subscribers().of("all@example.org").orElseThrow().profiles())
        .contains("ferry-strike");
  }

  @Test
  void whatIsWrongIsSaidNextToTheFormWithWhatWasTyped() throws Exception {
    HttpResponse<String> answer =
        make("name", "BRIDGE", "title", "<b>Title", "text", "too\nshort", "address", "nowhere");
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("main > .problems a").eachAttr("href"))
        .containsExactly("#name", "#text");
    assertThat(page.select("#name-problem").text())
        .isEqualTo(
            "There is a profile of this name already: bridge. Take another name, or add seeds on"
                + " its page.");
    assertThat(page.select("#text-problem").text())
        .isEqualTo(
            "The text cannot be a seed: it holds hardly any text; put the whole article in.");
    assertThat(page.select("#name[aria-invalid=true]").val()).isEqualTo("BRIDGE");
    assertThat(page.select("#name").attr("aria-describedby")).isEqualTo("name-problem");
    assertThat(page.select("#title").val()).isEqualTo("<b>Title");
    assertThat(page.select("#text").val()).isEqualTo("too\nshort");
    assertThat(page.select("#address").val()).isEqualTo("nowhere");
    assertThat(page.select("#make").text()).contains("Files have to be chosen again");
    assertThat(kept).isEmpty();
    Document other = Jsoup.parse(make("name", "Ferry", "address", "nowhere").body());
    assertThat(other.select("#address-problem").text())
        .isEqualTo("Type in the address of a web page.");
    assertThat(Jsoup.parse(make("name", "").body()).select("main > .problems li").eachText())
        .containsExactly(
            "Type in a name.", "Give an example: a text, the address of a page, or files.");
  }

  @Test
  void aPageIsAskedForOnlyWhereTheNameCanBeTaken() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] body =
              "<title>Strike</title><article><h1>Strike</h1><p>%s</p></article>"
                  .formatted(TEXT.repeat(9))
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    site.start();
    try {
      String address = "http://127.0.0.1:" + site.getAddress().getPort() + "/strike";
      Document refused = Jsoup.parse(make("name", "?", "address", address).body());
      assertThat(refused.select("main > .problems a").eachAttr("href")).containsExactly("#name");
      assertThat(refused.select("#address").val()).isEqualTo(address);
      assertThat(asked).hasValue(0);
      assertThat(make("name", "Ferry", "address", address).statusCode()).isEqualTo(303);
      assertThat(revisions.seeds("ferry")).extracting(Revision::name).containsExactly(address);
    } finally {
      site.stop(0);
    }
  }

  @Test
  void allFilesAreTakenOrNone() throws Exception {
    Document refused = Jsoup.parse(upload("Ferry", "a.txt", TEXT, "b.pdf", TEXT).body());
    assertThat(refused.select("#file-problem").text())
        .isEqualTo("b.pdf cannot be a seed: it is no seed; use .txt, .md, .html or .eml.");
    assertThat(kept).isEmpty();
    String other = TEXT + " The mayor of Osterby wants to talk to them.";
    assertThat(upload("Ferry", "a.txt", TEXT, "b.txt", other).statusCode()).isEqualTo(303);
    assertThat(revisions.seeds("ferry"))
        .extracting(Revision::name)
        .containsExactlyInAnyOrder("a.txt", "b.txt");
    assertThat(upload("Twice", "a.txt", TEXT, "b.txt", TEXT).statusCode()).isEqualTo(303);
    assertThat(revisions.seeds("twice")).hasSize(1);
  }

  @Test
  void whatTheBrokerDoesNotTakeIsNotMade() throws Exception {
    editing.open(said -> {
      throw new IllegalStateException("broker away");
    });
    HttpResponse<String> answer = make("name", "Ferry", "text", TEXT);
    assertThat(answer.statusCode()).isEqualTo(503);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("main > .problems").text()).contains("The broker did not take it");
    assertThat(page.select("#text").val()).isEqualTo(TEXT);
    assertThat(profiles.ids()).containsExactly("bridge");
  }

  @Test
  void itIsRemovedOnItsPageWithItsConsequencesSaid() throws Exception {
    make("name", "Ferry", "text", TEXT);
    post("/profiles/ferry", "act", "draw", "line", "0.42");
    assertThat(get("/profiles/ferry").select("#removal").text())
        .contains("No article is compared with it any more", "One subscriber follows it. What");
    String seed = get("/profiles/ferry").select(".seeds input[name=seed]").val();
    HttpResponse<String> last = post("/profiles/ferry", "act", "remove", "seed", seed);
    assertThat(last.statusCode()).isEqualTo(409);
    assertThat(last.body()).contains("It is the only seed.");
    HttpResponse<String> removed = post("/profiles/ferry", "act", "unmake");
    assertThat(removed.statusCode()).isEqualTo(303);
    assertThat(uri("/profiles/ferry").resolve(removed.headers().firstValue("Location").orElse("")))
        .isEqualTo(uri("/profiles"));
    assertThat(profiles.ids()).containsExactly("bridge");
    assertThat(revisions.holding()).as("its seed and its line are gone too").isZero();
    assertThat(post("/profiles/ferry", "act", "unmake").statusCode()).isEqualTo(404);
  }

  @Test
  void oneThatIsFiledIsRemovedByItsFolder() throws Exception {
    assertThat(get("/profiles/bridge").select("#removal").text())
        .contains("the folder bridge, and goes with it");
    assertThat(get("/profiles/bridge").select("#removal button")).isEmpty();
    HttpResponse<String> refused = post("/profiles/bridge", "act", "unmake");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(kept).isEmpty();
  }

  @Test
  void whatIsLeftOfAnEarlierProfileOfItsNameIsNotTakenOver() throws Exception {
    Seed old = new Seed("old.txt", "", "Of a folder that is gone");
    Seed same = new Seed("same.txt", "", TEXT);
    revisions.add(Revision.added("ferry", old, Samples.NOON.plusSeconds(60)));
    revisions.add(Revision.added("ferry", same, Samples.NOON.plusSeconds(60)));
    assertThat(make("name", "Ferry", "text", TEXT).statusCode()).isEqualTo(303);
    assertThat(revisions.seeds("ferry")).extracting(Revision::text).containsExactly(TEXT);
  }

  @Test
  void withoutAProfileTheListLeadsToTheForm() throws Exception {
    Revisions none = new Revisions();
    Present nothing = new Present(Folders.of(Map.of()), none);
    Editing first = new Editing(nothing, none, () -> Samples.NOON);
    try (Dashboard empty =
        new Dashboard(
            settings,
            new Recent(),
            new Health(),
            meters.registry(),
            Samples.mail(),
            () -> Samples.NOON,
            new Catalogue(settings, new Recent(), first, outbound, () -> Samples.NOON))) {
      empty.start();
      URI list = URI.create("http://127.0.0.1:" + empty.port() + "/profiles");
      Document page =
          Jsoup.parse(
              client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body());
      assertThat(page.select(".empty").text()).contains("No profile is watched yet");
      String anchor = page.select(".empty a").attr("href");
      assertThat(page.select(anchor + " form")).hasSize(1);
    }
  }

  private HttpResponse<String> make(String... fields) throws Exception {
    return post("/profiles", fields);
  }

  private HttpResponse<String> post(String path, String... fields) throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return send(path, "application/x-www-form-urlencoded", form.toString());
  }

  /// @param files their names and what they hold, by turns
  private HttpResponse<String> upload(String name, String... files) throws Exception {
    StringBuilder form = new StringBuilder();
    form.append("--limit\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n")
        .append(name)
        .append("\r\n");
    for (int i = 0; i < files.length; i += 2) {
      form.append("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
          .append(files[i])
          .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
          .append(files[i + 1])
          .append("\r\n");
    }
    return send("/profiles", "multipart/form-data; boundary=limit", form + "--limit--\r\n");
  }

  private HttpResponse<String> send(String path, String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private Document get(String path) throws Exception {
    return Jsoup.parse(
        client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }
}
