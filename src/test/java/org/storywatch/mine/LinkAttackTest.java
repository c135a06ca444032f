package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.alert.Tokens;

/// The links in mails, as thieves and accidents change them.
class LinkAttackTest {
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = House.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenWithAnyByteFlippedIsGoodForNothing(Purpose purpose) throws Exception {
    String link = house.link(purpose);
    int start = link.lastIndexOf('/') + 1;
    byte[] token = Base64.getUrlDecoder().decode(link.substring(start));
    for (int i = 0; i < token.length; i++) {
      token[i] ^= (byte) (1 << (i % 8));
      String flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
      house.assertDead(link.substring(0, start) + flipped, House.act(purpose));
      token[i] ^= (byte) (1 << (i % 8));
    }
    house.assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenThatIsNotWholeIsGoodForNothing(Purpose purpose) throws Exception {
    String link = house.link(purpose);
    int start = link.lastIndexOf('/') + 1;
    for (int end = start + 1; end < link.length(); end++) {
      house.assertDead(link.substring(0, end), House.act(purpose));
    }
    house.assertDead(link + "A", House.act(purpose));
    house.assertDead(link + "=", House.act(purpose));
    house.assertDead(link + "/x", House.act(purpose));
    house.assertDead(link.substring(0, start) + "A".repeat(5_000), House.act(purpose));
    house.assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenIsGoodForItsOwnPurposeAlone(Purpose purpose) throws Exception {
    String link = house.link(purpose);
    String token = link.substring(link.lastIndexOf('/') + 1);
    for (Purpose other : Purpose.values()) {
      if (other != purpose) {
        house.assertDead(Links.PATH + other.word() + "/" + token, House.act(other));
      }
    }
    house.assertDead(Links.PATH + purpose.name() + "/" + token, House.act(purpose));
    house.assertDead(Links.PATH + "else/" + token, House.act(purpose));
    house.assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenOfAnotherKeyIsGoodForNothing(Purpose purpose) throws Exception {
    Links others = new Links(house.uri("/"), new Tokens("a key that somebody guessed"));
    house.assertDead(
        others.to(purpose, House.READER, House.subject(purpose), House.NOON).getPath(),
        House.act(purpose));
    house.assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenEnds(Purpose purpose) throws Exception {
    house.later(Duration.ofDays(purpose == Purpose.CONFIRM ? 2 : 365).minusSeconds(1));
    assertThat(house.get(house.link(purpose)).statusCode()).isEqualTo(200);
    house.later(Duration.ofSeconds(1));
    house.assertDead(house.link(purpose), House.act(purpose));
    house.assertNothingChanged();
  }

  @Test
  void everyDeadLinkHasTheSamePage() throws Exception {
    String link = house.link(Purpose.MANAGE);
    Set<String> pages = new java.util.HashSet<>();
    pages.add(house.get(link + "A").body());
    pages.add(house.get("/mine/manage/none").body());
    pages.add(house.get("/mine/else/none").body());
    pages.add(
        house
            .get(house.links.to(Purpose.MANAGE, "nobody@example.org", "", House.NOON).getPath())
            .body());
    pages.add(house.post(link + "A", "act", "leave").body());
    house.later(Duration.ofDays(400));
    pages.add(house.get(link).body());
    assertThat(pages).hasSize(1);
  }

  @Test
  void anotherPersonsLinkChangesThatPersonAlone() throws Exception {
    house.confirm();
    String theirs = house.links.to(Purpose.LEAVE, House.NEWCOMER, "", House.NOON).getPath();
    assertThat(house.post(theirs, "act", "leave", "person", House.READER).statusCode())
        .isEqualTo(200);
    assertThat(house.recent.subscribers().of(House.NEWCOMER).orElseThrow().state())
        .isEqualTo(State.LEFT);
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aForgedHostIsNotAnsweredAndStandsInNoLink() throws Exception {
    String path = house.link(Purpose.CONFIRM);
    assertThat(raw("evil.example.org", path, "act=confirm"))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("watch.example.org/mine");
    house.assertNothingChanged();
    String answer = raw("localhost:1\r\nX-Forwarded-Host: evil.example.org", path, "act=confirm");
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("https://watch.example.org/mine/manage/")
        .doesNotContain("evil.example.org");
  }

  @Test
  void whatIsNoButtonsWordChangesNothing() throws Exception {
    for (Purpose purpose : Purpose.values()) {
      if (purpose != Purpose.LEAVE) {
        assertThat(house.post(house.link(purpose), "act", "else").statusCode()).isEqualTo(200);
        assertThat(house.post(house.link(purpose), "List-Unsubscribe", "One-Click").statusCode())
            .isEqualTo(200);
      }
    }
    house.assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void withoutABrokerNothingIsPromised(Purpose purpose) throws Exception {
    house.breakDown();
    if (purpose == Purpose.MORE || purpose == Purpose.LESS) {
      house.mine.open(
          house,
          said -> {
            throw new IllegalStateException("no leader");
          });
    }
    HttpResponse<String> answer = house.post(house.link(purpose), "act", House.act(purpose));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Nothing was changed; please try again");
    assertThat(house.reader().at()).isEqualTo(java.time.Instant.EPOCH);
    assertThat(house.recent.said(House.PROFILE, "article-0")).isEmpty();
  }

  /// A request as it travels, whatever is forged in it.
  private String raw(String host, String path, String body) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
      OutputStream out = socket.getOutputStream();
      String request =
          "POST %s HTTP/1.1\r\nConnection: close\r\nHost: %s\r\nContent-Length: %d\r\n"
                  .formatted(path, host, body.length())
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
              + body;
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
