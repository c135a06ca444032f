package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;

/// Confirming, leaving, and coming back.
class ComingAndGoingTest {
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
  void whoConfirmsIsSubscribedAsTheyWished() throws Exception {
    Document question = House.page(house.get(house.link(Purpose.CONFIRM)));
    assertThat(question.select("main").text())
        .contains(
            House.NEWCOMER,
            "Fire in the Aldern tunnel, Qarun & its <bridge>",
            "at 18:00 (Asia/Tokyo)");
    Document answer = House.page(house.confirm());
    assertThat(house.kept)
        .containsExactly(
            new Subscriber(
                Subscriber.SCHEMA,
                House.NEWCOMER,
                House.WISH.profiles(),
                House.WISH.cadence(),
                House.WISH.hour(),
                House.WISH.zone(),
                Subscriber.USUAL_MOST,
                State.ACTIVE,
                Set.of(),
                house.now()));
    String manage = answer.select("main a").attr("href");
    assertThat(manage).startsWith("https://watch.example.org/mine/manage/");
    assertThat(house.get(java.net.URI.create(manage).getPath()).body()).contains(House.NEWCOMER);
  }

  @Test
  void whoLeftDoesNotComeBackByAnOldQuestion() throws Exception {
    house.confirm();
    house.later(Duration.ofMinutes(5));
    house.post(
        house.links.to(Purpose.LEAVE, House.NEWCOMER, "", House.NOON).getPath(), "act", "leave");
    int said = house.kept.size();
    house.assertDead(house.link(Purpose.CONFIRM), "confirm");
    assertThat(house.kept).hasSize(said);
    assertThat(house.recent.subscribers().of(House.NEWCOMER).orElseThrow().state())
        .isEqualTo(State.LEFT);

    house.later(Duration.ofMinutes(5));
    String fresh =
        house
            .links
            .to(Purpose.CONFIRM, House.NEWCOMER, House.WISH.compact(house.now()), house.now())
            .getPath();
    assertThat(house.post(fresh, "act", "confirm").statusCode()).isEqualTo(200);
    assertThat(house.recent.subscribers().of(House.NEWCOMER).orElseThrow().state())
        .as("who asks anew comes back")
        .isEqualTo(State.ACTIVE);
  }

  @Test
  void anOldQuestionDoesNotUndoALaterChange() throws Exception {
    house.confirm();
    house.later(Duration.ofMinutes(5));
    String manage = house.links.to(Purpose.MANAGE, House.NEWCOMER, "", House.NOON).getPath();
    house.post(manage, "act", "pause");
    Document answer = House.page(house.confirm());
    assertThat(answer.text()).contains("You are subscribed", "your subscription pauses");
    assertThat(house.kept).hasSize(2);
    assertThat(house.recent.subscribers().of(House.NEWCOMER).orElseThrow().state())
        .isEqualTo(State.PAUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://mailbox.example.net",
    "Sec-Fetch-Site, cross-site",
    "User-Agent, mail program"
  })
  void oneClickLeavesFromAnywhere(String header, String value) throws Exception {
    HttpResponse<String> answer =
        house.send("POST", house.link(Purpose.LEAVE), "List-Unsubscribe=One-Click", header, value);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Left.\n");
    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
  }

  @Test
  void oneClickMayBeAMultipartForm() throws Exception {
    String body =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"List-Unsubscribe\"",
            "",
            "One-Click",
            "--b--",
            "");
    HttpResponse<String> answer =
        house.send(
            "POST",
            house.link(Purpose.LEAVE),
            body,
            "Content-Type",
            "multipart/form-data; boundary=b");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("Left.\n");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
  }

  @Test
  void oneClickWithADeadTokenIsNotFound() throws Exception {
    String dead = house.link(Purpose.LEAVE) + "A";
    assertThat(house.post(dead, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(404);
    house.assertNothingChanged();
  }

  @Test
  void whoLeavesKeepsWhatTheyFollowedAndMayComeBackForADay() throws Exception {
    Document left = House.page(house.post(house.link(Purpose.LEAVE), "act", "leave"));
    assertThat(left.select("h1").text()).isEqualTo("You have left");
    assertThat(house.reader().profiles()).containsExactly(House.PROFILE);
    house.later(Duration.ofHours(23));
    assertThat(House.page(house.get(house.link(Purpose.LEAVE))).select("button").eachText())
        .containsExactly("Come back after all");
    assertThat(House.page(house.post(house.link(Purpose.LEAVE), "act", "back")).select("h1").text())
        .isEqualTo("You are back");
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);

    house.post(house.link(Purpose.LEAVE), "act", "leave");
    house.later(Duration.ofDays(1).plusSeconds(1));
    assertThat(House.page(house.get(house.link(Purpose.LEAVE))).select("button")).isEmpty();
    assertThat(House.page(house.post(house.link(Purpose.LEAVE), "act", "back")).select("h1").text())
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
    house.post(house.link(Purpose.MUTE), "act", "mute");
    assertThat(house.kept.getLast().profiles()).as("empty for the configuration's").isEmpty();
    assertThat(house.reader().profiles()).containsExactly(House.PROFILE);
  }
}
