package org.storywatch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.News;
import org.storywatch.feed.Said;
import org.storywatch.format.Entry;
import org.storywatch.format.Parsed;
import org.storywatch.format.Push;
import org.storywatch.format.Wishes;

/// What becomes of a feed of which a hub tells.
class HubTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));
  private static final Push PUSH = new Push(List.of("https://hub.example/"), "");
  private static final String OURS = "https://watch.example/websub/1";

  private final Feed feed = Feed.at(URI.create("https://courier.example/rss"), "Courier", "");
  private final Newsdesk desk =
      new Newsdesk(new PollSchedule(Duration.ofMinutes(15)), (_, _) -> OURS);

  @Test
  void aFeedThatNamesAHubHasItAsked() {
    take(NOW, fetched(entry("a", NOW)));
    assertThat(desk.asksHub(state(), NOW)).isTrue();
    take(NOW, new Said.Asked(NOW, OURS, ""));
    assertThat(desk.asksHub(state(), NOW)).isFalse();
    assertThat(desk.isTold(state(), NOW)).isFalse();
  }

  @Test
  void aFeedThatIsToldOfIsPolledOnceADay() {
    told();
    FeedState before = state();
    assertThat(before.next()).as("the next poll is still near").isBefore(NOW.plusSeconds(9_000));
    take(before.next(), new Fetch.NotModified(Duration.ZERO, feed.url()));
    assertThat(state().next())
        .isBetween(
            before.next().plus(Duration.ofDays(1)), before.next().plus(Duration.ofHours(27)));
  }

  @Test
  void aFeedWithAShortPromiseIsPolledWhenItIsToBeRenewed() {
    take(NOW, fetched(entry("a", NOW)));
    take(NOW, new Said.Asked(NOW, OURS, ""));
    take(NOW, new Said.Leased(NOW, Duration.ofHours(8)));
    take(NOW.plusSeconds(1), new Fetch.NotModified(Duration.ZERO, feed.url()));
    assertThat(state().next())
        .isBetween(NOW.plus(Duration.ofHours(6)), NOW.plus(Duration.ofHours(7)));
    assertThat(desk.asksHub(state(), state().next())).isTrue();
  }

  @Test
  void whatAHubTellsIsPublishedOnceAndIsNoGap() {
    told();
    Edition edition = take(LATER, new Said.Pushed(contents(entry("b", LATER))));
    assertThat(edition.articles()).extracting(Article::title).containsExactly("Title b");
    assertThat(edition.gaps()).isZero();
    assertThat(take(LATER, new Said.Pushed(contents(entry("b", LATER)))).articles()).isEmpty();
    assertThat(take(LATER, fetched(entry("b", LATER), entry("a", NOW))).articles()).isEmpty();
  }

  @Test
  void whatAHubTellsLeavesTheValidatorsAndTheNextPoll() {
    told();
    FeedState before = state();
    take(LATER, new Said.Pushed(contents(entry("b", LATER))));
    assertThat(state()).usingRecursiveComparison().ignoringFields("rhythm").isEqualTo(before);
  }

  @Test
  void whatAHubTellsDoesNotMakeALongFeedForgotten() {
    Entry[] entries = new Entry[1_200];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entry("n" + i, NOW);
    }
    take(NOW, fetched(entries));
    take(NOW, new Said.Pushed(contents(entry("more", NOW))));
    assertThat(take(LATER, fetched(entries)).articles()).isEmpty();
  }

  @Test
  void aHubThatDidNotTellOfSomethingIsNotReliedOn() {
    told();
    take(LATER, fetched(entry("b", LATER.minus(Duration.ofHours(5))), entry("a", NOW)));
    assertThat(desk.isTold(state(), LATER)).isFalse();
    assertThat(desk.asksHub(state(), LATER)).isFalse();
    assertThat(state().next()).isBefore(LATER.plus(Duration.ofHours(3)));
  }

  @Test
  void whatIsTooNewForTheHubOrOlderThanItsPromiseIsNotItsFault() {
    told();
    Entry now = entry("b", LATER.minusSeconds(60));
    Entry before = entry("c", NOW.minus(Duration.ofHours(1)));
    take(LATER, fetched(now, before, entry("a", NOW)));
    assertThat(desk.isTold(state(), LATER)).isTrue();
  }

  @Test
  void aFeedOfWhichTheHubTellsNoMoreIsPolledSoon() {
    told();
    take(LATER, new Fetch.NotModified(Duration.ZERO, feed.url()));
    take(LATER.plusSeconds(60), new Said.Denied(LATER.plusSeconds(60), "says: no"));
    assertThat(state().next()).isEqualTo(LATER.plusSeconds(60).plus(Duration.ofMinutes(15)));
    assertThat(state().lease().error()).isEqualTo("says: no");
  }

  private void told() {
    take(NOW, fetched(entry("a", NOW)));
    take(NOW, new Said.Asked(NOW, OURS, ""));
    take(NOW, new Said.Leased(NOW, Duration.ofDays(10)));
    assertThat(desk.isTold(state(), NOW)).isTrue();
  }

  private Edition take(Instant at, News news) {
    Edition edition = desk.decide(List.of(new Polled(new Turn(feed, 0, 1), news, at)));
    desk.keep(edition);
    return edition;
  }

  private FeedState state() {
    return desk.state(feed);
  }

  private Fetch fetched(Entry... entries) {
    return new Fetch.Fetched(contents(entries), "\"v1\"", "", Duration.ZERO, feed.url());
  }

  private static Parsed.Contents contents(Entry... entries) {
    return new Parsed.Contents(
        "", "", "", new ArrayList<>(List.of(entries)), Wishes.NONE, PUSH, false, 0);
  }

  private static Entry entry(String name, Instant at) {
    String link = "https://x.example/" + name;
    return new Entry(name, link, "Title " + name, "", "", "Text.", "", at);
  }
}
