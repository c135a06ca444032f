package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.router.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.storywatch.access.FeedKey;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Health;
import org.storywatch.ops.Meters;

/// Every route of the running server, asked by everybody in every way: what came back stands in
/// `access.md`, and a route that is not in it, or answers otherwise, fails.
class AccessTableTest {
  private static final Path EXPECTED = Path.of("src/test/resources/org/storywatch/web/access.md");
  private static final String TOPIC = "https://courier.example/rss";
  private static final String SAME = "Sec-Fetch-Site: same-origin";
  private static final String USER = "X-Forwarded-User: anna";

  /// What somebody shows in the address.
  private enum Shown {
    NOTHING,
    OWN,
    OTHERS
  }

  /// Asks for a route.
  private interface Visitor {
    Gate.Reply ask(Endpoint route) throws IOException;
  }

  @Test
  void everyRouteAnswersEverybodyAsItIsWrittenDown() throws Exception {
    try (Gate open = Gate.open();
        Gate closed = Gate.password();
        Gate proxied = Gate.proxy("127.0.0.1");
        Gate elsewhere = Gate.proxy("192.0.2.1")) {
      Map<String, Visitor> visitors = new LinkedHashMap<>();
      visitors.put(
          "at this computer", route -> ask(open, route, Shown.NOTHING, "Host: localhost", SAME));
      visitors.put("open, by the public name", route -> ask(open, route, Shown.NOTHING, SAME));
      visitors.put("anonymous", route -> ask(closed, route, Shown.NOTHING, SAME));
      visitors.put(
          "with its token",
          route -> ask(closed, route, Shown.OWN, "Authorization: Bearer " + Gate.METERS, SAME));
      visitors.put(
          "with its token, forged origin",
          route ->
              ask(
                  closed,
                  route,
                  Shown.OWN,
                  "Authorization: Bearer " + Gate.METERS,
                  "Sec-Fetch-Site: cross-site",
                  "Origin: https://evil.example.org"));
      visitors.put(
          "with another's token",
          route -> ask(closed, route, Shown.OTHERS, "Authorization: Bearer guessed-it", SAME));
      visitors.put(
          "administrator", route -> ask(closed, route, Shown.NOTHING, session(closed), SAME));
      visitors.put("proxy's user", route -> ask(proxied, route, Shown.NOTHING, USER, SAME));
      visitors.put("no proxy's user", route -> ask(elsewhere, route, Shown.NOTHING, USER, SAME));
      visitors.put(
          "administrator, forged origin",
          route ->
              ask(
                  closed,
                  route,
                  Shown.NOTHING,
                  session(closed),
                  "Origin: https://evil.example.org"));
      visitors.put(
          "administrator, forged host",
          route ->
              ask(closed, route, Shown.NOTHING, session(closed), "Host: evil.example.org", SAME));
      visitors.put(
          "administrator, forged method",
          route ->
              closed.ask(
                  "DELETE",
                  path(closed, route, Shown.NOTHING),
                  body(route),
                  session(closed),
                  "X-HTTP-Method-Override: " + route.method.name(),
                  SAME));
      String table = table(closed.dashboard.routes().toList(), visitors);
      Path made = Path.of("target/access.md");
      Files.createDirectories(Path.of("target"));
      Files.writeString(made, table);
      assertThat(table)
          .as("%s is what was found", made)
          .isEqualTo(Files.readString(EXPECTED, StandardCharsets.UTF_8));
    }
  }

  @Test
  void aRouteThatDoesNotSayWhoMayKeepsTheServerFromStarting() {
    Meters meters = new Meters();
    try (meters;
        Dashboard dashboard =
            new Dashboard(
                new WebSettings(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    URI.create("http://localhost/"),
                    Optional.empty()),
                new Recent(),
                new Health(),
                meters.registry(),
                Samples.mail(),
                () -> Samples.NOON,
                routes -> routes.get("/forgotten", request -> {}))) {
      assertThatThrownBy(dashboard::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("/forgotten");
    }
  }

  private static String table(List<Endpoint> routes, Map<String, Visitor> visitors)
      throws IOException {
    StringBuilder table = new StringBuilder("| route | asks for |");
    visitors.keySet().forEach(visitor -> table.append(' ').append(visitor).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(visitors.size())).append('\n');
    Map<String, Endpoint> sorted = new TreeMap<>();
    routes.forEach(route -> sorted.put(route.path + " " + route.method.name(), route));
    for (Endpoint route : sorted.values()) {
      table.append("| `%s %s` | %s |".formatted(route.method.name(), route.path, right(route)));
      for (Visitor visitor : visitors.values()) {
        table.append(' ').append(visitor.ask(route).status()).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  /// A session of its own for each, as some end it; slowly enough not to be taken for a guesser.
  private static String session(Gate gate) throws IOException {
    gate.now = gate.now.plusSeconds(60);
    return gate.session();
  }

  private static String right(Endpoint route) {
    return Dashboard.rights(route).iterator().next().toString().toLowerCase(java.util.Locale.ROOT);
  }

  private static Gate.Reply ask(Gate gate, Endpoint route, Shown shown, String... headers)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Accept: text/html");
    return gate.ask(
        route.method.name(), path(gate, route, shown), body(route), all.toArray(String[]::new));
  }

  /// The address of a route as this visitor has it.
  private static String path(Gate gate, Endpoint route, Shown shown) {
    FeedKey keys = new FeedKey(Gate.SECRET);
    return switch (route.path) {
      case "/mail/{alert}" -> "/mail/alert-article-0";
      case "/mail/{alert}/body" -> "/mail/alert-article-0/body";
      case "/profiles/{profile}" -> "/profiles/velden-barrage";
      case "/profiles/{profile}/feed.atom" ->
          "/profiles/velden-barrage/feed.atom"
              + switch (shown) {
                case NOTHING -> "";
                case OWN -> "?key=" + keys.of(Gate.PROFILE);
                case OTHERS -> "?key=" + keys.of("qarun");
              };
      case "/mine/{purpose}/<token>" ->
          switch (shown) {
            case NOTHING -> Links.PATH + "manage/none";
            case OWN -> gate.link(Purpose.MANAGE);
            case OTHERS -> gate.link(Purpose.LEAVE).replace("/leave/", "/manage/");
          };
      case "/websub/{feed}/{topic}/{seal}" -> {
        String called = URI.create(gate.callbacks.url("feed-1", TOPIC)).getPath();
        String asked = "?hub.mode=subscribe&hub.challenge=42&hub.topic=" + TOPIC;
        yield switch (shown) {
              case NOTHING -> called.replaceFirst("[^/]+$", "none");
              case OWN -> called;
              case OTHERS -> called.replace("feed-1", "feed-2");
            }
            + asked;
      }
      default -> {
        assertThat(route.path).as("nobody has said what this is called").doesNotContain("{", "<");
        yield route.path;
      }
    };
  }

  private static String body(Endpoint route) {
    return switch (route.path) {
      case "/login" -> Gate.form("password", "not the password");
      case "/feedback" -> Gate.form("about", Gate.PROFILE + "/article-0", "verdict", "more");
      case "/feeds" -> Gate.form("act", "pause", "feed", "none");
      case "/subscribe" -> Gate.form("address", "nobody");
      case "/mine/{purpose}/<token>" -> Gate.form("act", "pause");
      default -> "";
    };
  }
}
