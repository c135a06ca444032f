package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.alert.Tokens;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Samples;
import org.storywatch.story.Development;
import org.storywatch.subscription.Wish;

/// The links in mails, as people, mail programs, scanners and thieves use them.
class MineTest {
  private static final String NEWCOMER = "new@example.org";
  private static final Wish WISH =
      new Wish(
          Set.of("aldern-tunnel", "qarun"), Cadence.DAILY, 18, java.time.ZoneId.of("Asia/Tokyo"));

  private House house;

  @BeforeEach
  void open() throws Exception {
    house = House.open();
    house.recent.add(development());
  }

  @AfterEach
  void close() {
    house.close();
  }

  // Looking

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void toOpenALinkChangesNothing(Purpose purpose) throws Exception {
    String link = link(purpose);
    for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")) {
      house.send(method, link, "");
    }
    house.get(link + "?act=" + act(purpose) + "&List-Unsubscribe=One-Click");
    assertThat(house.kept).isEmpty();
    assertThat(house.noted).isEmpty();
    assertThat(house.asked).isEmpty();
    Document page = page(house.get(link));
    assertThat(page.select("form[method=post]:not([action]) button")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aLinksPageTellsNobodyOfItself(Purpose purpose) throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            house.get(link(purpose)),
            house.send("HEAD", link(purpose), ""),
            house.post(link(purpose), "act", act(purpose)),
            house.get("/mine/" + purpose.word() + "/none"))) {
      assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'");
      assertThat(answer.headers().map()).doesNotContainKeys("set-cookie");
    }
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aButtonDoesWhatItSaysAndTwiceIsOnce(Purpose purpose) throws Exception {
    HttpResponse<String> first = house.post(link(purpose), "act", act(purpose));
    int changes = house.kept.size() + house.noted.size();
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(changes).isEqualTo(1);
    house.later(Duration.ofMinutes(1));
    HttpResponse<String> second = house.post(link(purpose), "act", act(purpose));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(page(second).select("h1").text()).isEqualTo(page(first).select("h1").text());
    assertThat(house.kept.size() + house.noted.size()).isEqualTo(changes);
  }

  // Attacks

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenWithAnyByteFlippedIsGoodForNothing(Purpose purpose) throws Exception {
    String link = link(purpose);
    int start = link.lastIndexOf('/') + 1;
    byte[] token = Base64.getUrlDecoder().decode(link.substring(start));
    for (int i = 0; i < token.length; i++) {
      token[i] ^= (byte) (1 << (i % 8));
      String flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
      assertDead(link.substring(0, start) + flipped, act(purpose));
      token[i] ^= (byte) (1 << (i % 8));
    }
    assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenThatIsNotWholeIsGoodForNothing(Purpose purpose) throws Exception {
    String link = link(purpose);
    int start = link.lastIndexOf('/') + 1;
    for (int end = start + 1; end < link.length(); end++) {
      assertDead(link.substring(0, end), act(purpose));
    }
    assertDead(link + "A", act(purpose));
    assertDead(link + "=", act(purpose));
    assertDead(link + "/x", act(purpose));
    assertDead(link.substring(0, start) + "A".repeat(5_000), act(purpose));
    assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenIsGoodForItsOwnPurposeAlone(Purpose purpose) throws Exception {
    String link = link(purpose);
    String token = link.substring(link.lastIndexOf('/') + 1);
    for (Purpose other : Purpose.values()) {
      if (other != purpose) {
        assertDead(Links.PATH + other.word() + "/" + token, act(other));
      }
    }
    assertDead(Links.PATH + purpose.name() + "/" + token, act(purpose));
    assertDead(Links.PATH + "else/" + token, act(purpose));
    assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenOfAnotherKeyIsGoodForNothing(Purpose purpose) throws Exception {
    Links others = new Links(house.uri("/"), new Tokens("a key that somebody guessed"));
    assertDead(
        others.to(purpose, House.READER, subject(purpose), House.NOON).getPath(), act(purpose));
    assertNothingChanged();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aTokenEnds(Purpose purpose) throws Exception {
    house.later(Duration.ofDays(purpose == Purpose.CONFIRM ? 2 : 365).minusSeconds(1));
    assertThat(house.get(link(purpose)).statusCode()).isEqualTo(200);
    house.later(Duration.ofSeconds(1));
    assertDead(link(purpose), act(purpose));
    assertNothingChanged();
  }

  @Test
  void everyDeadLinkHasTheSamePage() throws Exception {
    String link = link(Purpose.MANAGE);
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
    confirm();
    String theirs = house.links.to(Purpose.LEAVE, NEWCOMER, "", House.NOON).getPath();
    assertThat(house.post(theirs, "act", "leave", "person", House.READER).statusCode())
        .isEqualTo(200);
    assertThat(house.recent.subscribers().of(NEWCOMER).orElseThrow().state()).isEqualTo(State.LEFT);
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void aForgedHostIsNotAnsweredAndStandsInNoLink() throws Exception {
    String path = link(Purpose.CONFIRM);
    assertThat(raw("evil.example.org", path, "act=confirm"))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("watch.example.org/mine");
    assertNothingChanged();
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
        assertThat(house.post(link(purpose), "act", "else").statusCode()).isEqualTo(200);
        assertThat(house.post(link(purpose), "List-Unsubscribe", "One-Click").statusCode())
            .isEqualTo(200);
      }
    }
    assertNothingChanged();
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
    HttpResponse<String> answer = house.post(link(purpose), "act", act(purpose));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Nothing was changed; please try again");
    assertThat(house.reader().at()).isEqualTo(java.time.Instant.EPOCH);
    assertThat(house.recent.said(House.PROFILE, "article-0")).isEmpty();
  }

  // Confirming

  @Test
  void whoConfirmsIsSubscribedAsTheyWished() throws Exception {
    Document question = page(house.get(link(Purpose.CONFIRM)));
    assertThat(question.select("main").text())
        .contains(
            NEWCOMER, "Fire in the Aldern tunnel, Qarun & its <bridge>", "at 18:00 (Asia/Tokyo)");
    Document answer = page(confirm());
    assertThat(house.kept)
        .containsExactly(
            new Subscriber(
                Subscriber.SCHEMA,
                NEWCOMER,
                WISH.profiles(),
                WISH.cadence(),
                WISH.hour(),
                WISH.zone(),
                Subscriber.USUAL_MOST,
                State.ACTIVE,
                Set.of(),
                house.now()));
    String manage = answer.select("main a").attr("href");
    assertThat(manage).startsWith("https://watch.example.org/mine/manage/");
    assertThat(house.get(java.net.URI.create(manage).getPath()).body()).contains(NEWCOMER);
  }

  @Test
  void whoLeftDoesNotComeBackByAnOldQuestion() throws Exception {
    confirm();
    house.later(Duration.ofMinutes(5));
    house.post(house.links.to(Purpose.LEAVE, NEWCOMER, "", House.NOON).getPath(), "act", "leave");
    int said = house.kept.size();
    assertDead(link(Purpose.CONFIRM), "confirm");
    assertThat(house.kept).hasSize(said);
    assertThat(house.recent.subscribers().of(NEWCOMER).orElseThrow().state()).isEqualTo(State.LEFT);

    house.later(Duration.ofMinutes(5));
    String fresh =
        house.links.to(Purpose.CONFIRM, NEWCOMER, WISH.compact(house.now()), house.now()).getPath();
    assertThat(house.post(fresh, "act", "confirm").statusCode()).isEqualTo(200);
    assertThat(house.recent.subscribers().of(NEWCOMER).orElseThrow().state())
        .as("who asks anew comes back")
        .isEqualTo(State.ACTIVE);
  }

  @Test
  void anOldQuestionDoesNotUndoALaterChange() throws Exception {
    confirm();
    house.later(Duration.ofMinutes(5));
    String manage = house.links.to(Purpose.MANAGE, NEWCOMER, "", House.NOON).getPath();
    house.post(manage, "act", "pause");
    Document answer = page(confirm());
    assertThat(answer.text()).contains("You are subscribed", "your subscription pauses");
    assertThat(house.kept).hasSize(2);
    assertThat(house.recent.subscribers().of(NEWCOMER).orElseThrow().state())
        .isEqualTo(State.PAUSED);
  }

  // Leaving

  @ParameterizedTest
  @CsvSource({
    "Origin, https://mailbox.example.net",
    "Sec-Fetch-Site, cross-site",
    "User-Agent, mail program"
  })
  void oneClickLeavesFromAnywhere(String header, String value) throws Exception {
    HttpResponse<String> answer =
        house.send("POST", link(Purpose.LEAVE), "List-Unsubscribe=One-Click", header, value);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Left.\n");
    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
  }

  @Test
  void oneClickMayBeAMultipartForm() throws Exception {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
            + "One-Click\r\n--b--\r\n";
    HttpResponse<String> answer =
        house.send(
            "POST", link(Purpose.LEAVE), body, "Content-Type", "multipart/form-data; boundary=b");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Left.\n");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
  }

  @Test
  void oneClickWithADeadTokenIsNotFound() throws Exception {
    String dead = link(Purpose.LEAVE) + "A";
    assertThat(house.post(dead, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(404);
    assertNothingChanged();
  }

  @Test
  void whoLeavesKeepsWhatTheyFollowedAndMayComeBackForADay() throws Exception {
    Document left = page(house.post(link(Purpose.LEAVE), "act", "leave"));
    assertThat(left.select("h1").text()).isEqualTo("You have left");
    assertThat(house.reader().profiles()).containsExactly(House.PROFILE);
    house.later(Duration.ofHours(23));
    assertThat(page(house.get(link(Purpose.LEAVE))).select("button").eachText())
        .containsExactly("Come back after all");
    assertThat(page(house.post(link(Purpose.LEAVE), "act", "back")).select("h1").text())
        .isEqualTo("You are back");
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);

    house.post(link(Purpose.LEAVE), "act", "leave");
    house.later(Duration.ofHours(24).plusSeconds(1));
    assertThat(page(house.get(link(Purpose.LEAVE))).select("button")).isEmpty();
    assertThat(page(house.post(link(Purpose.LEAVE), "act", "back")).select("h1").text())
        .isEqualTo("You have left");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
  }

  @Test
  void whoIsNotKnownLeavesAllTheSame() throws Exception {
    String link = house.links.to(Purpose.LEAVE, "gone@example.org", "", House.NOON).getPath();
    assertThat(house.post(link, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
    assertThat(house.kept)
        .singleElement()
        .satisfies(word -> {
          assertThat(word.address()).isEqualTo("gone@example.org");
          assertThat(word.state()).isEqualTo(State.LEFT);
        });
  }

  @Test
  void whoFollowsWhatTheConfigurationSaysGoesOnToDoSo() throws Exception {
    house.post(link(Purpose.MUTE), "act", "mute");
    assertThat(house.kept.getLast().profiles()).as("empty for the configuration's").isEmpty();
    assertThat(house.reader().profiles()).containsExactly(House.PROFILE);
  }

  // Feedback

  @ParameterizedTest
  @CsvSource({"MORE, more", "LESS, less"})
  void feedbackIsNotedAndTakenBack(Purpose purpose, String word) throws Exception {
    assertThat(page(house.get(link(purpose))).select(".about").text())
        .isEqualTo(Samples.opening().title());
    Document noted = page(house.post(link(purpose), "act", "say"));
    assertThat(noted.select("h1").text()).isEqualTo("Noted: " + word + " like this");
    assertThat(house.noted)
        .containsExactly(
            new Feedback(
                1, House.PROFILE, Samples.opening(), Verdict.valueOf(purpose.name()), house.now()));
    assertThat(page(house.get(link(purpose))).select("button").text())
        .isEqualTo("Neither after all");
    Document back = page(house.post(link(purpose), "act", "none"));
    assertThat(back.select("h1").text()).isEqualTo("Taken back");
    assertThat(house.noted.getLast().verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void anArticleThatIsForgottenIsNotPromisedToCount() throws Exception {
    String link = link(Purpose.MORE, Links.subject(House.PROFILE, "article-99"));
    for (HttpResponse<String> answer : List.of(house.get(link), house.post(link, "act", "say"))) {
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.body()).contains("not remembered any more", "Nothing was noted");
    }
    assertThat(house.noted).isEmpty();
  }

  @Test
  void whoHasLeftSpeaksNoMore() throws Exception {
    house.post(link(Purpose.LEAVE), "act", "leave");
    int said = house.kept.size();
    for (Purpose purpose : List.of(Purpose.MORE, Purpose.LESS, Purpose.MUTE)) {
      assertDead(link(purpose), act(purpose));
    }
    assertThat(house.kept).hasSize(said);
    assertThat(house.noted).isEmpty();
  }

  // Muting

  @Test
  void aDevelopmentIsMutedAndHeardAgain() throws Exception {
    Document muted = page(house.post(link(Purpose.MUTE), "act", "mute"));
    assertThat(muted.select("h1").text()).isEqualTo("Muted");
    assertThat(muted.select(".about").text()).isEqualTo(Samples.opening().title());
    assertThat(house.reader().muted()).containsExactly("dev-article-0");
    Document heard = page(house.post(link(Purpose.MUTE), "act", "unmute"));
    assertThat(heard.select("h1").text()).isEqualTo("Not muted");
    assertThat(house.reader().muted()).isEmpty();
  }

  // Managing

  @Test
  void aSubscriptionIsShownAndChanged() throws Exception {
    house.post(link(Purpose.MUTE), "act", "mute");
    Document page = page(house.get(link(Purpose.MANAGE)));
    assertThat(page.select("input[name=profile][checked]").eachAttr("value"))
        .containsExactly(House.PROFILE);
    assertThat(page.select("input[name=cadence][checked]").eachAttr("value"))
        .containsExactly("immediate");
    assertThat(page.select(".muted").text()).contains(Samples.opening().title());

    Document saved =
        page(
            house.send(
                "POST",
                link(Purpose.MANAGE),
                House.form(
                    "profile",
                    "qarun",
                    "profile",
                    House.PROFILE,
                    "cadence",
                    "daily",
                    "hour",
                    "6",
                    "zone",
                    "Africa/Tripoli",
                    "most",
                    "3",
                    "act",
                    "save")));
    assertThat(saved.select("[role=status]").text()).isEqualTo("Your subscription is saved.");
    Subscriber reader = house.reader();
    assertThat(reader.profiles()).containsExactlyInAnyOrder("qarun", House.PROFILE);
    assertThat(reader.cadence()).isEqualTo(Cadence.DAILY);
    assertThat(reader.hour()).isEqualTo(6);
    assertThat(reader.zone().getId()).isEqualTo("Africa/Tripoli");
    assertThat(reader.most()).isEqualTo(3);
    assertThat(reader.muted()).as("stays").containsExactly("dev-article-0");

    house.post(link(Purpose.MANAGE), "unmute", "dev-article-0");
    assertThat(house.reader().muted()).isEmpty();
    assertThat(page(house.post(link(Purpose.MANAGE), "act", "pause")).text()).contains("pauses");
    assertThat(house.reader().state()).isEqualTo(State.PAUSED);
    house.post(link(Purpose.MANAGE), "act", "resume");
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);
    assertThat(page(house.post(link(Purpose.MANAGE), "act", "leave")).select("button").text())
        .isEqualTo("Come back");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
    house.post(link(Purpose.MANAGE), "act", "resume");
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "'', daily, 6, UTC, 3, profile",
    "unheard-of, daily, 6, UTC, 3, profile",
    "qarun, weekly, 6, UTC, 3, cadence",
    "qarun, daily, 24, UTC, 3, hour",
    "qarun, daily, -1, UTC, 3, hour",
    "qarun, daily, 6, Mars/Olympus, 3, zone",
    "qarun, daily, 6, '<b>', 3, zone",
    "qarun, daily, 6, UTC, 0, most",
    "qarun, daily, 6, UTC, 99999999999, most"
  })
  void whatCannotBeIsSaidAtItsFieldAndNothingIsSaved(
      String profile, String cadence, String hour, String zone, String most, String field)
      throws Exception {
    HttpResponse<String> answer =
        house.post(
            link(Purpose.MANAGE),
            "profile",
            profile,
            "cadence",
            cadence,
            "hour",
            hour,
            "zone",
            zone,
            "most",
            most,
            "act",
            "save");
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = page(answer);
    assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#" + field);
    assertThat(page.select("#" + field + "-problem")).hasSize(1);
    assertThat(page.select("b")).isEmpty();
    assertNothingChanged();
  }

  private HttpResponse<String> confirm() throws Exception {
    return house.post(link(Purpose.CONFIRM), "act", "confirm");
  }

  private String link(Purpose purpose) {
    return purpose == Purpose.CONFIRM
        ? house.links.to(purpose, NEWCOMER, subject(purpose), House.NOON).getPath()
        : link(purpose, subject(purpose));
  }

  private String link(Purpose purpose, String subject) {
    return house.link(purpose, subject);
  }

  private static String subject(Purpose purpose) {
    return switch (purpose) {
      case CONFIRM -> WISH.compact(House.NOON);
      case MANAGE, LEAVE -> "";
      case MORE, LESS -> Links.subject(House.PROFILE, "article-0");
      case MUTE -> Links.subject(House.PROFILE, "dev-article-0");
    };
  }

  private static String act(Purpose purpose) {
    return switch (purpose) {
      case CONFIRM -> "confirm";
      case MANAGE -> "pause";
      case LEAVE -> "leave";
      case MORE, LESS -> "say";
      case MUTE -> "mute";
    };
  }

  private static Development development() {
    return Samples.alert(Samples.opening()).development().orElseThrow();
  }

  private void assertDead(String path, String act) throws Exception {
    List<HttpResponse<String>> answers = new ArrayList<>();
    answers.add(house.get(path));
    answers.add(house.post(path, "act", act));
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      if (path.length() - path.lastIndexOf('/') > 1) {
        assertThat(answer.body()).contains("This link does not work");
      }
    }
  }

  private void assertNothingChanged() {
    assertThat(house.kept).isEmpty();
    assertThat(house.noted).isEmpty();
    assertThat(house.asked).isEmpty();
  }

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

  private static Document page(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body());
  }
}
