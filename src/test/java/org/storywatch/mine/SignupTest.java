package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;

/// The form to subscribe, as a browser without scripts sends it.
class SignupTest {
  private static final String[] WISH = {
    "profile", "qarun", "cadence", "daily", "hour", "6", "zone", "Africa/Tripoli"
  };

  private House house;

  @BeforeEach
  void open() throws Exception {
    house = House.open();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theFormOffersTheProfilesAndWorksWithoutScript() throws Exception {
    Document page = Jsoup.parse(house.get("/subscribe").body());
    assertThat(page.select("input[name=profile]").eachAttr("value"))
        .containsExactly("aldern-tunnel", "qarun", "velden-barrage");
    assertThat(page.select(".choice").text()).contains("Qarun & its <bridge>");
    assertThat(page.select("input[name=zone]").val()).isEqualTo("UTC");
    assertThat(page.select("#zones option").eachAttr("value"))
        .contains("Africa/Tripoli", "Europe/Berlin", "UTC");
    assertThat(page.select("form").attr("method")).isEqualTo("post");
    assertThat(Jsoup.parse(house.get("/").body()).select("a[href=subscribe]")).isNotEmpty();
  }

  @Test
  void whoAsksIsSentAQuestionWhoseLinkSubscribesThem() throws Exception {
    HttpResponse<String> answer = ask("Anna.Ruiz+news@Example.ORG");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Please look into your mailbox");
    assertThat(house.kept).isEmpty();
    Alert alert = house.asked.getFirst();
    assertThat(alert.subscriber()).isEqualTo("Anna.Ruiz+news@example.org");
    assertThat(alert.due()).isEqualTo(house.now());
    About.Confirm confirm = (About.Confirm) alert.about();
    assertThat(confirm.profiles()).containsExactly("qarun");
    assertThat(confirm.link().toString()).startsWith("https://watch.example.org/mine/confirm/");

    house.post(confirm.link().getPath(), "act", "confirm");
    Subscriber reader = house.recent.subscribers().of("anna.ruiz+NEWS@example.org").orElseThrow();
    assertThat(reader.profiles()).containsExactly("qarun");
    assertThat(reader.cadence()).isEqualTo(Cadence.DAILY);
    assertThat(reader.hour()).isEqualTo(6);
    assertThat(reader.zone().getId()).isEqualTo("Africa/Tripoli");
  }

  @Test
  void theAnswerDoesNotShowWhoIsSubscribed() throws Exception {
    String known = ask(House.READER).body();
    String unknown = ask("stranger@example.org").body();
    assertThat(known.replace(House.READER, "X"))
        .isEqualTo(unknown.replace("stranger@example.org", "X"));
    assertThat(house.asked).hasSize(2);
  }

  @Test
  void theSameWishOfADayIsTheSameQuestion() throws Exception {
    ask("you@example.org");
    house.later(Duration.ofHours(5));
    ask("YOU@example.org");
    house.later(Duration.ofHours(15));
    ask("you@example.org");
    assertThat(house.asked.stream().map(Alert::id).toList().subList(0, 2))
        .containsOnly(house.asked.getFirst().id());
    assertThat(house.asked.getLast().id()).isNotEqualTo(house.asked.getFirst().id());
  }

  @Test
  void whoLeftAndAsksAgainOnTheSameDayIsAskedAgain() throws Exception {
    ask("you@example.org");
    house.post(confirmLink(), "act", "confirm");
    house.later(Duration.ofMinutes(1));
    house.post(
        house
            .links
            .to(org.storywatch.alert.Purpose.LEAVE, "you@example.org", "", House.NOON)
            .getPath(),
        "act",
        "leave");
    house.later(Duration.ofMinutes(1));
    ask("you@example.org");
    assertThat(house.asked).extracting(Alert::id).doesNotHaveDuplicates();
    house.post(confirmLink(), "act", "confirm");
    assertThat(house.recent.subscribers().of("you@example.org").orElseThrow().state())
        .isEqualTo(Subscriber.State.ACTIVE);
  }

  @Test
  void oneAddressIsAskedThreeTimesADayAndTheAnswerStaysTheSame() throws Exception {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(ask("you@example.org").body());
    }
    assertThat(house.asked).hasSize(3);
    assertThat(Set.copyOf(answers)).hasSize(1);
  }

  @Test
  void twentyAreAskedAnHour() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(ask("you%d@example.org".formatted(i)).statusCode()).isEqualTo(200);
    }
    assertThat(ask("late@example.org").statusCode()).isEqualTo(429);
    assertThat(house.asked).hasSize(20);
    house.later(Duration.ofHours(1));
    assertThat(ask("late@example.org").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "you",
        "you@",
        "@example.org",
        "you@example.org\r\nBcc: all@example.org",
        "you@example.org, other@example.org",
        "<script>@example.org"
      })
  void aBadAddressIsSaidAndNothingIsSent(String address) throws Exception {
    HttpResponse<String> answer = ask(address);
    assertThat(answer.statusCode()).isEqualTo(422);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("#address").attr("aria-invalid")).isEqualTo("true");
    assertThat(page.select("#address").attr("aria-describedby")).isEqualTo("address-problem");
    assertThat(page.select("#address-problem").text()).isNotEmpty();
    assertThat(page.select("input[name=profile][checked]").eachAttr("value"))
        .as("what was filled in stays")
        .containsExactly("qarun");
    assertThat(page.select("script:not([src])")).isEmpty();
    assertThat(house.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 200",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Origin, https://watch.example.org, 200",
    "Origin, https://evil.example.org, 403",
    "Origin, null, 403"
  })
  void otherSitesPagesMayNotAskForTheReader(String header, String value, int status)
      throws Exception {
    List<String> fields = new ArrayList<>(List.of("address", "you@example.org"));
    fields.addAll(List.of(WISH));
    HttpResponse<String> answer =
        house.send("POST", "/subscribe", House.form(fields.toArray(String[]::new)), header, value);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(house.asked).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void withoutABrokerNothingIsPromised() throws Exception {
    house.breakDown();
    HttpResponse<String> answer = ask("you@example.org");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).doesNotContain("look into your mailbox");
  }

  @Test
  void switchedOffThereIsNoFormAndNothingIsTaken() throws Exception {
    try (House closed = House.closed()) {
      assertThat(closed.get("/subscribe").statusCode()).isEqualTo(404);
      assertThat(closed.get("/subscribe").body()).contains("web.subscribe");
      List<String> fields = new ArrayList<>(List.of("address", "you@example.org"));
      fields.addAll(List.of(WISH));
      assertThat(closed.post("/subscribe", fields.toArray(String[]::new)).statusCode())
          .isEqualTo(404);
      assertThat(closed.asked).isEmpty();
      assertThat(Jsoup.parse(closed.get("/").body()).select("a[href=subscribe]")).isEmpty();
    }
  }

  private String confirmLink() {
    URI link = ((About.Confirm) house.asked.getLast().about()).link();
    return link.getPath();
  }

  private HttpResponse<String> ask(String address) throws Exception {
    List<String> fields = new ArrayList<>(List.of("address", address));
    fields.addAll(List.of(WISH));
    return house.post("/subscribe", fields.toArray(String[]::new));
  }
}
