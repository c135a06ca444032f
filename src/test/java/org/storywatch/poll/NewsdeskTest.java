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
import org.storywatch.format.Entry;
import org.storywatch.format.Parsed;
import org.storywatch.format.Push;
import org.storywatch.format.Wishes;

class NewsdeskTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");
  private static final URI URL = URI.create("https://courier.example/rss");
  private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofMinutes(15));

  private final Feed courier = feed("https://courier.example/rss", "Courier");
  private final Feed herald = feed("https://herald.example/rss", "");
  private final Newsdesk desk = new Newsdesk(SCHEDULE, (_, _) -> "none");

  @Test
  void theSameArticleInTwoFeedsIsPublishedOnce() {
    Entry entry = entry("a", "Talks end");
    Edition edition = desk.decide(List.of(polled(courier, entry), polled(herald, entry)));
    assertThat(edition.articles()).extracting(Article::outlet).containsExactly("Courier");
    assertThat(edition.copies()).isEqualTo(1);
    desk.keep(edition);
    assertThat(desk.decide(List.of(polled(herald, entry))).articles()).isEmpty();
  }

  @Test
  void whatWasNotKeptIsNewAgain() {
    Polled poll = polled(courier, entry("a", "Talks end"));
    Edition lost = desk.decide(List.of(poll));
    assertThat(desk.decide(List.of(poll))).isEqualTo(lost);
    desk.keep(lost);
    assertThat(desk.decide(List.of(poll)).articles()).isEmpty();
  }

  @Test
  void anEditedArticleIsCountedAndNotPublishedAgain() {
    desk.keep(desk.decide(List.of(polled(courier, entry("a", "Talks end")))));
    Edition edited = desk.decide(List.of(polled(courier, entry("a", "Talks end in row"))));
    assertThat(edited.articles()).isEmpty();
    assertThat(edited.edited()).isEqualTo(1);
    desk.keep(edited);
    Edition same = desk.decide(List.of(polled(courier, entry("a", "Talks end in row"))));
    assertThat(same.edited()).isZero();
    assertThat(edited.seen()).hasSize(1);
    assertThat(same.seen()).isEmpty();
  }

  @Test
  void notModifiedKeepsTheOldState() {
    desk.keep(desk.decide(List.of(polled(courier, entry("a", "Talks end")))));
    FeedState before = desk.state(courier);
    Edition same = desk.decide(List.of(polled(courier, new Fetch.NotModified(Duration.ZERO, URL))));
    assertThat(same.seen()).isEmpty();
    desk.keep(same);
    FeedState after = desk.state(courier);
    assertThat(after.outcome()).isEqualTo(FeedState.Outcome.NOT_MODIFIED);
    assertThat(after).usingRecursiveComparison().ignoringFields("outcome").isEqualTo(before);
  }

  @Test
  void aFailureKeepsTheValidatorsAndASuccessForgetsTheFailures() {
    desk.keep(desk.decide(List.of(polled(courier, entry("a", "Talks end")))));
    Fetch failure = new Fetch.Failed("is in trouble (500)", false);
    desk.keep(desk.decide(List.of(polled(courier, failure))));
    desk.keep(desk.decide(List.of(polled(courier, failure))));
    FeedState failing = desk.state(courier);
    assertThat(failing.failures()).isEqualTo(2);
    assertThat(failing.error()).isEqualTo("is in trouble (500)");
    assertThat(failing.etag()).isEqualTo("\"v1\"");
    assertThat(desk.seen(courier.id()).entries()).hasSize(1);
    desk.keep(desk.decide(List.of(polled(courier, entry("a", "Talks end")))));
    assertThat(desk.state(courier).failures()).isZero();
    assertThat(desk.state(courier).error()).isEmpty();
  }

  @Test
  void anAnswerThatBrokeOffIsAskedForAgain() {
    Parsed.Contents cut =
        new Parsed.Contents(
            "", "", "", List.of(entry("a", "Talks end")), Wishes.NONE, Push.NONE, true, 0);
    Fetch broken = new Fetch.Fetched(cut, "\"v1\"", "yesterday", Duration.ZERO, URL);
    desk.keep(desk.decide(List.of(polled(courier, broken))));
    assertThat(desk.state(courier).etag()).isEmpty();
    assertThat(desk.state(courier).lastModified()).isEmpty();
    assertThat(desk.seen(courier.id()).entries()).hasSize(1);
  }

  @Test
  void theNewestThousandAreRemembered() {
    for (int poll = 0; poll < 5; poll++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 299; i >= 0; i--) {
        entries.add(entry("n" + (poll * 300 + i), "News"));
      }
      desk.keep(desk.decide(List.of(polled(courier, entries.toArray(Entry[]::new)))));
    }
    assertThat(desk.seen(courier.id()).entries()).hasSize(1_000);
    assertThat(isKnown("n499")).isFalse();
    assertThat(isKnown("n500")).isTrue();
    assertThat(isKnown("n1499")).isTrue();
  }

  @Test
  void aLongFeedIsRememberedWhole() {
    Entry[] entries = new Entry[1_500];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entry("n" + i, "News");
    }
    desk.keep(desk.decide(List.of(polled(courier, entries))));
    assertThat(desk.decide(List.of(polled(courier, entries))).articles()).isEmpty();
  }

  @Test
  void articlesOfAFeedThatWasRemovedStayKnown() {
    desk.keep(desk.decide(List.of(polled(courier, entry("a", "Talks end")))));
    Newsdesk later = new Newsdesk(SCHEDULE, (_, _) -> "none");
    later.keep(desk.seen(courier.id()));
    assertThat(later.decide(List.of(polled(herald, entry("a", "Talks end")))).articles()).isEmpty();
  }

  @Test
  void anArticleIsNeverFromTheFuture() {
    Entry early = new Entry("g", "", "T", "", "", "", "", NOW.plusSeconds(9_000));
    Article article = desk.decide(List.of(polled(herald, early))).articles().getFirst();
    assertThat(article.published()).isEqualTo(NOW);
    assertThat(article.outlet()).isEqualTo("The Paper");
    assertThat(article.url()).isEqualTo(URI.create("https://paper.example/"));
    assertThat(article.lang()).isEqualTo("en");
  }

  @Test
  void aGuidThatIsNoAddressAnyBrowserWouldTakeIsNotTheAddressOfTheArticle() {
    String guid = "http://x.example/" + "ü".repeat(3_000);
    Entry entry = new Entry(guid, "", "T", "", "", "", "", NOW);
    Article article = desk.decide(List.of(polled(herald, entry))).articles().getFirst();
    assertThat(article.url()).isEqualTo(URI.create("https://paper.example/"));
  }

  private boolean isKnown(String name) {
    return desk.decide(List.of(polled(herald, entry(name, "News")))).articles().isEmpty();
  }

  private static Feed feed(String url, String title) {
    return Feed.at(URI.create(url), title, "");
  }

  private static Entry entry(String name, String title) {
    return new Entry(name, "https://x.example/" + name, title, "", "", "Text.", "", NOW);
  }

  private static Polled polled(Feed feed, Entry... entries) {
    Parsed.Contents contents =
        new Parsed.Contents("The Paper", "https://paper.example/", "en", List.of(entries));
    return polled(
        feed, new Fetch.Fetched(contents, "\"v1\"", "yesterday", Duration.ZERO, feed.url()));
  }

  private static Polled polled(Feed feed, Fetch fetch) {
    return new Polled(new Turn(feed, 0, 1), fetch, NOW);
  }
}
