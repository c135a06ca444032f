package org.storywatch.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.storywatch.net.RawServer.Line;

/// What must not be told to everybody: names, passwords, cookies.
class SecretsTest {
  private static final String SENT =
      "Authorization: Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes(UTF_8));

  private final Map<String, String> locations = new ConcurrentHashMap<>();
  private final RawServer home = new RawServer(this::serve);
  private final RawServer elsewhere = new RawServer(this::serve);
  private final Outbound outbound =
      new Outbound(
          NetSettings.usual("Test/1", List.of(Cidr.parse("127.0.0.0/8"))),
          _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
          Socket::new);

  @AfterEach
  void close() {
    outbound.close();
    home.close();
    elsewhere.close();
  }

  @Test
  void nameAndPasswordOfAnAddressAreSentAtOnce() {
    Reply.Answer answer = get(signed("/feed"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(home.requests()).singleElement().asString().contains(SENT);
    assertThat(home.requests().getFirst()).startsWith("GET /feed HTTP/1.1").doesNotContain("@");
  }

  @Test
  void theyStayWithTheirOriginAcrossRedirects() {
    locations.put("/feed", "/feed/");
    get(signed("/feed"));
    assertThat(home.requests()).hasSize(2).allMatch(head -> head.contains(SENT));
  }

  @Test
  void noOtherOriginGetsThem() {
    locations.put("/port", elsewhere.at("/").toString());
    locations.put("/host", "http://localhost:" + home.port() + "/other");
    locations.put("/lure", "http://thief:bait@127.0.0.1:" + elsewhere.port() + "/");
    get(signed("/port"));
    get(signed("/lure"));
    assertThat(elsewhere.requests()).hasSize(2);
    get(signed("/host"));
    assertThat(Stream.of(elsewhere.requests(), home.requests()).flatMap(List::stream))
        .filteredOn(head -> !head.startsWith("GET /port ") && !head.startsWith("GET /lure "))
        .filteredOn(head -> !head.startsWith("GET /host "))
        .hasSize(3)
        .noneMatch(head -> head.contains("Authorization"));
  }

  @Test
  void onTheWayBackHomeTheyAreSentAgain() {
    locations.put("/feed", elsewhere.at("/detour").toString());
    locations.put("/detour", home.at("/end").toString());
    get(signed("/feed"));
    assertThat(home.requests()).hasSize(2).allMatch(head -> head.contains(SENT));
    assertThat(elsewhere.requests()).noneMatch(head -> head.contains("Authorization"));
  }

  @Test
  void anAnswerTellsThemOnlyInTheHomeThatKeepsThem() {
    Reply.Answer straight = get(signed("/feed"));
    assertThat(straight.url()).isEqualTo(home.at("/feed"));
    assertThat(straight.home()).isEqualTo(signed("/feed"));
    locations.put("/moved", "/new");
    assertThat(get(signed("/moved")).home()).isEqualTo(signed("/new"));
    locations.put("/away", elsewhere.at("/").toString());
    assertThat(get(signed("/away")).home()).isEqualTo(elsewhere.at("/"));
  }

  @Test
  void wordsDoNotTellThem() {
    URI closed = URI.create("http://me:secret@10.0.0.1/");
    assertThat(outbound.get(URI.create("ftp://me:secret@a.example/"), Map.of()).toString())
        .contains("ftp://a.example/")
        .doesNotContain("secret");
    assertThat(outbound.get(closed, Map.of()).toString()).doesNotContain("secret");
    assertThat(outbound.get(URI.create("http://me:secret@127.1/"), Map.of()).toString())
        .doesNotContain("secret");
  }

  @Test
  void anAddressWithoutThemIsAskedOnceEvenWhenTheyAreWanted() {
    locations.put("/closed", "401");
    assertThat(get(home.at("/closed")).status()).isEqualTo(401);
    assertThat(home.requests()).singleElement().asString().doesNotContain("Authorization");
  }

  @Test
  void cookiesAreNeverSentBack() {
    locations.put("/a", "/b");
    locations.put("/b", "/c");
    get(home.at("/a"));
    get(home.at("/a"));
    assertThat(home.requests()).hasSize(6).noneMatch(head -> head.contains("Cookie"));
  }

  private Reply.Answer get(URI url) {
    Reply reply = outbound.get(url, Map.of());
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    return (Reply.Answer) reply;
  }

  private URI signed(String path) {
    return URI.create("http://me:secret@127.0.0.1:" + home.port() + path);
  }

  private void serve(Line line) throws IOException {
    String to = locations.getOrDefault(line.request(), "");
    String head =
        switch (to) {
          case "" -> "200 OK";
          case "401" -> "401 No\r\nWWW-Authenticate: Basic realm=\"a\"";
          default -> "301 Moved\r\nLocation: " + to;
        };
    line.answer(head + "\r\nSet-Cookie: session=4711; Path=/", new byte[0]);
  }
}
