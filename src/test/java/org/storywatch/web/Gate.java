package org.storywatch.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storywatch.access.AccessSettings;
import org.storywatch.access.PasswordHash;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;
import org.storywatch.alert.Tokens;
import org.storywatch.catalogue.Catalogue;
import org.storywatch.dossier.Dossiers;
import org.storywatch.dossier.Editing;
import org.storywatch.feedlist.FeedListPages;
import org.storywatch.feedlist.Roll;
import org.storywatch.mail.Samples;
import org.storywatch.mine.Mine;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;
import org.storywatch.ops.TestMeters;
import org.storywatch.profile.Folders;
import org.storywatch.revision.Present;
import org.storywatch.revision.Revisions;
import org.storywatch.roster.Roster;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Desk;
import org.storywatch.trend.Trend;
import org.storywatch.websub.Callbacks;
import org.storywatch.websub.Door;

/// The whole server as it is configured for one kind of administrator, asked by bytes on a socket,
/// so that anything can be forged.
final class Gate implements AutoCloseable, Desk {
  static final String PROFILE = "velden-barrage";
  static final String READER = "reader@example.org";
  static final String PASSWORD = "correct horse battery staple";
  static final String METERS = "a-word-for-the-collector-of-meters";
  static final String SECRET = "a key that nobody guesses";

  /// Of [#PASSWORD], with costs that a test can pay often.
  private static final String CHEAP =
      "$argon2id$v=19$m=64,t=1,p=1$c3Rvcnl3YXRjaHNhbHQ$2VPuD8DCJq86l0U79oqrs93soYpWmL6gk1NZhjY+zlY";

  final Health health = new Health();
  final Recent recent;
  final Dashboard dashboard;
  final Links links;
  final Callbacks callbacks;
  final WebSettings settings;
  volatile Instant now = Samples.NOON;
  private final Meters meters = TestMeters.create();
  private final Outbound outbound = new Outbound(NetSettings.usual("gate/1", List.of()));

  /// What came back.
  record Reply(int status, String head, String body) {
    Optional<String> header(String name) {
      Matcher line = Pattern.compile("(?im)^" + name + ": (.*?)\r?$").matcher(head);
      return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
  }

  private Gate(AccessSettings access, String publicUrl) throws StartFailure {
    URI url = URI.create(publicUrl);
    settings =
        new WebSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            url,
            Optional.of(SECRET),
            true,
            access);
    List<Subscriber> configured =
        List.of(Subscriber.of(READER, Set.of(PROFILE), Cadence.IMMEDIATE));
    Revisions revisions = new Revisions();
    Present profiles =
        new Present(Folders.of(Map.of(PROFILE, "normal", "qarun", "high")), revisions);
    recent =
        new Recent(
            () -> watched(profiles), new Subscribers(configured, profiles::ids), new Trend());
    Tokens tokens = new Tokens(SECRET);
    links = new Links(url, tokens);
    callbacks = new Callbacks(url, SECRET);
    Book book = new Book(recent.subscribers(), () -> now);
    Mine mine = new Mine(settings, tokens, book, recent, () -> now);
    mine.open(this, said -> {});
    FeedListPages feeds = new FeedListPages(settings, new Roll(), recent, outbound, () -> now);
    feeds.open(changes -> {});
    Editing editing = new Editing(profiles, revisions, () -> now);
    editing.open(said -> {});
    dashboard =
        new Dashboard(
            settings,
            recent,
            health,
            meters.registry(),
            Samples.mail(),
            () -> now,
            mine,
            feeds,
            new Catalogue(settings, recent, editing, outbound, () -> now),
            new Dossiers(settings, recent, editing, outbound, () -> now),
            new Roster(settings, book, recent));
    dashboard.hubs(new Door(callbacks), word -> {});
    dashboard.feedback(said -> {});
    dashboard.start();
    health.add("match", () -> Condition.well("scores by kafka.example.org"));
    recent.add(Samples.alert(Samples.opening()));
    recent.add(Samples.alert(Samples.opening()).development().orElseThrow());
  }

  private List<Watched> watched(Present profiles) {
    Map<String, String> names = Map.of(PROFILE, "The Velden barrage", "qarun", "Qarun");
    return settings.keyed(
        profiles.names().entrySet().stream()
            .map(one -> new Watched(one.getKey(), names.getOrDefault(one.getKey(), one.getValue())))
            .toList());
  }

  static Gate open() throws StartFailure {
    return new Gate(AccessSettings.OPEN, "https://watch.example.org/");
  }

  static Gate password() throws StartFailure {
    return at("https://watch.example.org/");
  }

  /// Behind a password, where browsers of this computer can come.
  static Gate at(String publicUrl) throws StartFailure {
    return new Gate(
        access(Optional.of(PasswordHash.parse(CHEAP)), Optional.empty(), List.of()), publicUrl);
  }

  /// Behind a reverse proxy that asks for the user.
  static Gate proxy(String address) throws StartFailure {
    return new Gate(
        access(
            Optional.of(PasswordHash.parse(CHEAP)),
            Optional.of("X-Forwarded-User"),
            List.of(Cidr.parse(address))),
        "https://watch.example.org/");
  }

  private static AccessSettings access(
      Optional<PasswordHash> password, Optional<String> header, List<Cidr> proxies) {
    return new AccessSettings(
        password,
        header,
        proxies,
        Set.of("watch.lan"),
        Optional.of(METERS),
        Duration.ofHours(12),
        Duration.ofDays(7));
  }

  /// Logs in.
  ///
  /// @return the header that shows it
  String session(String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Sec-Fetch-Site: same-origin");
    Reply reply = ask("POST", "/login", form("password", PASSWORD), all.toArray(String[]::new));
    String cookie =
        reply
            .header("Set-Cookie")
            .orElseThrow(() -> new AssertionError("no session: " + reply.status()));
    return "Cookie: " + cookie.replaceFirst(";.*", "");
  }

  /// Asks at `watch.example.org`, unless a header says another host.
  Reply ask(String method, String path, String body, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    boolean hosted = false;
    for (String header : headers) {
      head.append(header).append("\r\n");
      hosted |= header.startsWith("Host:");
    }
    if (!hosted) {
      head.append("Host: watch.example.org\r\n");
    }
    byte[] bytes = body.getBytes(UTF_8);
    if (!method.equals("GET") && !method.equals("HEAD")) {
      head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
          .append(bytes.length)
          .append("\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.toString().getBytes(US_ASCII));
      out.write(bytes);
      String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
      int end = all.indexOf("\r\n\r\n");
      return new Reply(
          Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end + 4));
    }
  }

  Reply get(String path, String... headers) throws IOException {
    return ask("GET", path, "", headers);
  }

  static String form(String... fields) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      all.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return all.toString();
  }

  String link(Purpose purpose) {
    return links.to(purpose, READER, "", now).getPath();
  }

  @Override
  public void keep(Subscriber word) {
    // The page knows it already.
  }

  @Override
  public void ask(Alert question) {
    // No mail leaves.
  }

  @Override
  public void close() {
    dashboard.close();
    outbound.close();
    meters.close();
  }
}
