package org.storywatch.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storywatch.alert.Purpose;

/// What holds of all links in mails.
class LinksTest {
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
  void toOpenALinkChangesNothing(Purpose purpose) throws Exception {
    String link = house.link(purpose);
    for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH")) {
      house.send(method, link, "");
    }
    house.get(link + "?act=" + House.act(purpose) + "&List-Unsubscribe=One-Click");
    assertThat(house.kept).isEmpty();
    assertThat(house.noted).isEmpty();
    assertThat(house.asked).isEmpty();
    Document page = House.page(house.get(link));
    assertThat(page.select("form[method=post]:not([action]) button")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void aLinksPageTellsNobodyOfItself(Purpose purpose) throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            house.get(house.link(purpose)),
            house.send("HEAD", house.link(purpose), ""),
            house.post(house.link(purpose), "act", House.act(purpose)),
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
    HttpResponse<String> first = house.post(house.link(purpose), "act", House.act(purpose));
    int changes = house.kept.size() + house.noted.size();
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(changes).isEqualTo(1);
    house.later(Duration.ofMinutes(1));
    HttpResponse<String> second = house.post(house.link(purpose), "act", House.act(purpose));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(House.page(second).select("h1").text())
        .isEqualTo(House.page(first).select("h1").text());
    assertThat(house.kept.size() + house.noted.size()).isEqualTo(changes);
  }
}
