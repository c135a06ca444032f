package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Delivery.State;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.States;
import org.storywatch.mail.Samples;
import org.storywatch.match.Match;

class RecentTest {
  private final Recent recent = new Recent();

  @Test
  void aRecordThatComesTwiceIsThereOnce() {
    Article article = Samples.opening();
    Alert alert = Samples.alert(article);
    for (int n = 0; n < 2; n++) {
      recent.add(article);
      recent.add(new Match(1, "velden-barrage", article, 0.8, List.of()));
      recent.add(alert);
      recent.add(alert.development().orElseThrow());
    }
    assertThat(recent.articles()).containsExactly(article);
    assertThat(recent.alerts()).containsExactly(alert);
  }

  @Test
  void theNewestTwoHundredStay() {
    for (int minutes = 299; minutes >= 0; minutes--) {
      recent.add(Samples.article(minutes, "", "", ""));
    }
    assertThat(recent.articles()).hasSize(200);
    assertThat(recent.articles().getFirst().id()).isEqualTo("article-299");
    assertThat(recent.articles().getLast().id()).isEqualTo("article-100");
  }

  @Test
  void aBusyProfileDoesNotPushOutTheMatchesOfAQuietOne() {
    recent.add(match("quiet", 0));
    for (int minutes = 1; minutes <= 300; minutes++) {
      recent.add(match("busy", minutes));
    }
    assertThat(recent.matches("quiet")).containsExactly(match("quiet", 0));
    assertThat(recent.article("quiet", "article-0")).isPresent();
    assertThat(recent.matches("busy")).hasSize(100).startsWith(match("busy", 300));
  }

  @Test
  void manyBusyProfilesDoNotPushItOutEither() {
    recent.add(match("quiet", 0));
    for (int minutes = 1; minutes <= 5000; minutes++) {
      recent.add(match("busy " + minutes % 50, minutes));
    }
    assertThat(recent.matches("quiet")).containsExactly(match("quiet", 0));
    assertThat(recent.matches()).hasSize(4000);
    assertThat(recent.matches("busy 7").getFirst()).isEqualTo(match("busy 7", 4957));
    for (int other = 0; other < 4000; other++) {
      recent.add(match("other " + other, 6000 + other));
    }
    assertThat(recent.matches()).as("one of each profile, the latest").hasSize(4000);
    assertThat(recent.matches("other 0")).hasSize(1);
    assertThat(recent.matches("quiet")).isEmpty();
  }

  private static Match match(String profile, int minutes) {
    return new Match(1, profile, Samples.article(minutes, "", "", ""), 0.8, List.of());
  }

  @Test
  void aDeliveryMayComeBeforeItsAlertAndTheLatestStays() {
    recent.add(delivery(State.ACCEPTED, 9));
    recent.add(delivery(State.SENDING, 1));
    recent.add(Samples.alert(Samples.opening()));
    assertThat(recent.delivery("alert-article-0"))
        .hasValueSatisfying(found -> assertThat(found.state()).isEqualTo(State.ACCEPTED));
  }

  @Test
  void anOlderFeedStateDoesNotTakeThePlaceOfANewerOne() {
    recent.add(feed(2));
    recent.add(feed(1));
    assertThat(recent.feeds())
        .singleElement()
        .satisfies(feed -> assertThat(feed.failures()).isEqualTo(2));
  }

  @Test
  void aFeedThatIsListedNoMoreIsNotShown() {
    Feed listed = new Feed("f", URI.create("http://a/"), "", "");
    recent.list(List.of());
    recent.add(feed(1));
    assertThat(recent.feeds()).as("a process that knows no list").hasSize(1);
    recent.list(List.of(listed));
    assertThat(recent.feeds()).hasSize(1);
    recent.list(List.of(new Feed("g", URI.create("http://b/"), "", "")));
    assertThat(recent.feeds()).isEmpty();
    recent.list(List.of(listed));
    assertThat(recent.feeds()).hasSize(1);
    recent.list(List.of());
    assertThat(recent.feeds()).isEmpty();
  }

  @Test
  void afterARestartWhatIsRememberedOfAFeedThatIsListedNoMoreIsNotShown() {
    recent.list(List.of(new Feed("g", URI.create("http://b/"), "", "")));
    recent.add(feed(1));
    assertThat(recent.feeds()).isEmpty();
  }

  private static FeedState feed(int minute) {
    Instant at = Samples.NOON.plusSeconds(60L * minute);
    return States.of("f", URI.create("http://a/"), FeedState.Outcome.FETCHED, minute, at);
  }

  private static Delivery delivery(State state, int second) {
    return new Delivery(
        1,
        "alert-article-0",
        state,
        1,
        Samples.NOON.plusSeconds(second),
        Instant.EPOCH,
        "",
        List.of(),
        List.of());
  }
}
