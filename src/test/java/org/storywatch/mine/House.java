package org.storywatch.mine;

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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Tokens;
import org.storywatch.catalogue.Catalogue;
import org.storywatch.dossier.Dossiers;
import org.storywatch.dossier.Editing;
import org.storywatch.feedback.Feedback;
import org.storywatch.mail.Samples;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.ops.TestMeters;
import org.storywatch.profile.Folders;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revisions;
import org.storywatch.roster.Roster;
import org.storywatch.search.Search;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Desk;
import org.storywatch.subscription.Wish;
import org.storywatch.trend.Trend;
import org.storywatch.web.Dashboard;
import org.storywatch.web.Recent;
import org.storywatch.web.StartFailure;
import org.storywatch.web.Watched;
import org.storywatch.web.WebSettings;

/// The pages of subscribers on a real server, with a desk that keeps what is said.
final class House implements AutoCloseable, Desk {
  static final String READER = "reader@example.org";
  static final String PROFILE = "velden-barrage";
  static final Instant NOON = Samples.NOON;
  static final String NEWCOMER = "new@example.org";
  static final Wish WISH =
      new Wish(Set.of("aldern-tunnel", "qarun"), Cadence.DAILY, 18, ZoneId.of("Asia/Tokyo"));

  final List<Subscriber> kept = new ArrayList<>();
  final List<Alert> asked = new ArrayList<>();
  final List<Feedback> noted = new ArrayList<>();
  final Tokens tokens = new Tokens("a key that nobody guesses");
  final Recent recent;
  final Mine mine;
  final Links links;
  private final Outbound outbound = new Outbound(NetSettings.usual("test/1", List.of()));
  private final Dashboard dashboard;
  private final Meters meters = TestMeters.create();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = NOON;
  private volatile boolean broken;

  /// @param publicUrl empty for the address that it has
  private House(Optional<URI> publicUrl, int port, boolean subscribe) throws StartFailure {
    URI home = publicUrl.orElse(URI.create("http://localhost:" + port));
    WebSettings settings =
        new WebSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            home,
            Optional.empty(),
            subscribe);
    List<Subscriber> configured =
        List.of(Subscriber.of(READER, Set.of(PROFILE), Cadence.IMMEDIATE));
    recent =
        new Recent(
            List.of(
                new Watched(PROFILE, "The Velden barrage"),
                new Watched("aldern-tunnel", "Fire in the Aldern tunnel"),
                new Watched("qarun", "Qarun & its <bridge>")),
            configured,
            new Trend());
    Book book = new Book(recent.subscribers(), () -> now);
    mine = new Mine(settings, tokens, book, recent, () -> now);
    links = new Links(home, tokens);
    mine.open(this, noted::add);
    Revisions revisions = new Revisions();
    Editing editing =
        new Editing(new Present(Folders.of(Map.of()), revisions), revisions, () -> now);
    dashboard =
        new Dashboard(
            settings,
            recent,
            new Health(),
            meters.registry(),
            Samples.mail(),
            () -> now,
            mine,
            new Roster(settings, book, recent),
            new Catalogue(settings, recent, editing, outbound, () -> now),
            new Dossiers(settings, recent, editing, outbound, () -> now));
    dashboard.start();
    recent.add(Samples.alert(Samples.opening()).development().orElseThrow());
  }

  static House open() throws StartFailure {
    return new House(Optional.of(URI.create("https://watch.example.org/")), 0, true);
  }

  static House closed() throws StartFailure {
    return new House(Optional.of(URI.create("https://watch.example.org/")), 0, false);
  }

  /// With links that a browser on this computer can follow.
  static House at(int port) throws StartFailure {
    return new House(Optional.empty(), port, true);
  }

  @Override
  public void keep(Subscriber word) {
    refuseIfBroken();
    kept.add(word);
  }

  @Override
  public void ask(Alert question) {
    refuseIfBroken();
    asked.add(question);
  }

  private void refuseIfBroken() {
    if (broken) {
      throw new IllegalStateException("no leader");
    }
  }

  void breakDown() {
    broken = true;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Subscriber reader() {
    return recent.subscribers().of(READER).orElseThrow();
  }

  String link(Purpose purpose, String subject) {
    return links.to(purpose, READER, subject, NOON).getPath();
  }

  void search(Search search) {
    dashboard.search(search);
  }

  int port() {
    return dashboard.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + dashboard.port() + path);
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  HttpResponse<String> post(String path, String... fields) throws Exception {
    return send("POST", path, form(fields));
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// The link of a purpose as it stands in a mail: to a newcomer where it is to confirm.
  String link(Purpose purpose) {
    return links
        .to(purpose, purpose == Purpose.CONFIRM ? NEWCOMER : READER, subject(purpose), NOON)
        .getPath();
  }

  static String subject(Purpose purpose) {
    return switch (purpose) {
      case CONFIRM -> WISH.compact(NOON);
      case MANAGE, LEAVE -> "";
      case MORE, LESS -> Links.subject(PROFILE, "article-0");
      case MUTE -> Links.subject(PROFILE, "dev-article-0");
    };
  }

  /// What the button says to the server.
  static String act(Purpose purpose) {
    return switch (purpose) {
      case CONFIRM -> "confirm";
      case MANAGE -> "pause";
      case LEAVE -> "leave";
      case MORE, LESS -> "say";
      case MUTE -> "mute";
    };
  }

  HttpResponse<String> confirm() throws Exception {
    return post(link(Purpose.CONFIRM), "act", "confirm");
  }

  void assertDead(String path, String act) throws Exception {
    List<HttpResponse<String>> answers = new ArrayList<>();
    answers.add(get(path));
    answers.add(post(path, "act", act));
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      if (path.length() - path.lastIndexOf('/') > 1) {
        assertThat(answer.body()).contains("This link does not work");
      }
    }
  }

  void assertNothingChanged() {
    assertThat(kept).isEmpty();
    assertThat(noted).isEmpty();
    assertThat(asked).isEmpty();
  }

  static Document page(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body());
  }

  static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return pairs.stream().collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    dashboard.close();
    outbound.close();
    meters.close();
    client.close();
  }
}
