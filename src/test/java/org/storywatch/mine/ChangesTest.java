package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Samples;

/// Feedback, muting, and changing a subscription.
class ChangesTest {
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
  @CsvSource({"MORE, more", "LESS, less"})
  void feedbackIsNotedAndTakenBack(Purpose purpose, String word) throws Exception {
    assertThat(House.page(house.get(house.link(purpose))).select(".about").text())
        .isEqualTo(Samples.opening().title());
    Document noted = House.page(house.post(house.link(purpose), "act", "say"));
    assertThat(noted.select("h1").text()).isEqualTo("Noted: " + word + " like this");
    assertThat(house.noted)
        .containsExactly(
            new Feedback(
                1, House.PROFILE, Samples.opening(), Verdict.valueOf(purpose.name()), house.now()));
    assertThat(House.page(house.get(house.link(purpose))).select("button").text())
        .isEqualTo("Neither after all");
    Document back = House.page(house.post(house.link(purpose), "act", "none"));
    assertThat(back.select("h1").text()).isEqualTo("Taken back");
    assertThat(house.noted.getLast().verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void anArticleThatIsForgottenIsNotPromisedToCount() throws Exception {
    String link = house.link(Purpose.MORE, Links.subject(House.PROFILE, "article-99"));
    for (HttpResponse<String> answer : List.of(house.get(link), house.post(link, "act", "say"))) {
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.body()).contains("not remembered any more", "Nothing was noted");
    }
    assertThat(house.noted).isEmpty();
  }

  @Test
  void whoHasLeftSpeaksNoMore() throws Exception {
    house.post(house.link(Purpose.LEAVE), "act", "leave");
    int said = house.kept.size();
    for (Purpose purpose : List.of(Purpose.MORE, Purpose.LESS, Purpose.MUTE)) {
      house.assertDead(house.link(purpose), House.act(purpose));
    }
    assertThat(house.kept).hasSize(said);
    assertThat(house.noted).isEmpty();
  }

  @Test
  void aDevelopmentIsMutedAndHeardAgain() throws Exception {
    Document muted = House.page(house.post(house.link(Purpose.MUTE), "act", "mute"));
    assertThat(muted.select("h1").text()).isEqualTo("Muted");
    assertThat(muted.select(".about").text()).isEqualTo(Samples.opening().title());
    assertThat(house.reader().muted()).containsExactly("dev-article-0");
    Document heard = House.page(house.post(house.link(Purpose.MUTE), "act", "unmute"));
    assertThat(heard.select("h1").text()).isEqualTo("Not muted");
    assertThat(house.reader().muted()).isEmpty();
  }

  @Test
  void aSubscriptionIsShownAndChanged() throws Exception {
    house.post(house.link(Purpose.MUTE), "act", "mute");
    Document page = House.page(house.get(house.link(Purpose.MANAGE)));
    assertThat(page.select("input[name=profile][checked]").eachAttr("value"))
        .containsExactly(House.PROFILE);
    assertThat(page.select("input[name=cadence][checked]").eachAttr("value"))
        .containsExactly("immediate");
    assertThat(page.select(".muted").text()).contains(Samples.opening().title());

    Document saved =
        House.page(
            house.send(
                "POST",
                house.link(Purpose.MANAGE),
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

    house.post(house.link(Purpose.MANAGE), "unmute", "dev-article-0");
    assertThat(house.reader().muted()).isEmpty();
    assertThat(House.page(house.post(house.link(Purpose.MANAGE), "act", "pause")).text())
        .contains("pauses");
    assertThat(house.reader().state()).isEqualTo(State.PAUSED);
    house.post(house.link(Purpose.MANAGE), "act", "resume");
    assertThat(house.reader().state()).isEqualTo(State.ACTIVE);
    assertThat(
            House.page(house.post(house.link(Purpose.MANAGE), "act", "leave"))
                .select("button")
                .text())
        .isEqualTo("Come back");
    assertThat(house.reader().state()).isEqualTo(State.LEFT);
    house.post(house.link(Purpose.MANAGE), "act", "resume");
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
            house.link(Purpose.MANAGE),
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
    Document page = House.page(answer);
    assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#" + field);
    assertThat(page.select("#" + field + "-problem")).hasSize(1);
    assertThat(page.select("b")).isEmpty();
    house.assertNothingChanged();
  }
}
