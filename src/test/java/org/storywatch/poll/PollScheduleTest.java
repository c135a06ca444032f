package org.storywatch.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Rhythm;
import org.storywatch.format.Parsed;
import org.storywatch.format.Wishes;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");
  private static final URI URL = URI.create("https://x.example/feed");
  private final PollSchedule schedule = new PollSchedule(Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({
    // outcome,     said,   failures, wait
    "FETCHED,       PT0S,   0,        PT15M",
    "FETCHED,       PT5M,   0,        PT15M",
    "FETCHED,       PT40M,  0,        PT40M",
    "FETCHED,       PT20H,  0,        PT20H",
    "FETCHED,       PT48H,  0,        PT24H",
    "NOT_MODIFIED,  PT0S,   0,        PT15M",
    "NOT_MODIFIED,  PT40M,  0,        PT40M",
    "FAILED,        PT0S,   1,        PT15M",
    "FAILED,        PT0S,   2,        PT30M",
    "FAILED,        PT0S,   3,        PT1H",
    "FAILED,        PT0S,   7,        PT16H",
    "FAILED,        PT0S,   8,        PT24H",
    "FAILED,        PT0S,   1000000,  PT24H",
    "LIMITED,       PT0S,   1,        PT15M",
    "LIMITED,       PT2H,   1,        PT2H",
    "LIMITED,       PT2H,   5,        PT4H",
    "LIMITED,       PT90000H, 1,      PT24H",
    "REFUSED,       PT0S,   1,        PT15M",
    "REFUSED,       PT0S,   9,        PT24H",
  })
  void theNextPollFollowsFromTheOutcome(
      FeedState.Outcome outcome, Duration said, int failures, Duration wait) {
    Instant next = schedule.next("a", facts(fetch(outcome, said), failures), NOW);
    assertThat(next).isBetween(NOW.plus(wait), NOW.plus(wait.multipliedBy(11).dividedBy(10)));
  }

  @Test
  void feedsAreSpreadAlwaysTheSameWay() {
    Fetch same = new Fetch.NotModified(Duration.ZERO, URL);
    List<Instant> times =
        List.of("a1b2c3", "a1b2c4", "ffffff", "0").stream()
            .map(feed -> schedule.next(feed, facts(same, 0), NOW))
            .toList();
    assertThat(times).doesNotHaveDuplicates();
    assertThat(schedule.next("ffffff", facts(same, 0), NOW)).isEqualTo(times.get(2));
  }

  @Test
  void anIntervalWithoutPauseIsRefused() {
    assertThatThrownBy(() -> new PollSchedule(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  @Test
  void whatIsGoneIsNotPolledAgain() {
    assertThat(schedule.next("a", facts(new Fetch.Gone("gone"), 1), NOW))
        .isEqualTo(PollSchedule.NEVER);
  }

  @ParameterizedTest
  @CsvSource({
    // entries a day, was anything lost, wait
    "1000, false, PT15M",
    "48,   false, PT15M",
    "24,   false, PT30M",
    "10,   false, PT72M",
    "1,    false, PT2H",
    "0,    false, PT2H",
    "1,    true,  PT15M",
  })
  void aFeedIsPolledInItsOwnRhythm(double daily, boolean gap, Duration wait) {
    Rhythm rhythm = new Rhythm(daily, 1, NOW, NOW, NOW);
    Fetch same = new Fetch.NotModified(Duration.ZERO, URL);
    Instant next =
        schedule.next("a", new PollSchedule.Facts(same, 0, 0, rhythm, Wishes.NONE, gap, NOW), NOW);
    assertThat(next).isBetween(NOW.plus(wait), NOW.plus(wait.multipliedBy(11).dividedBy(10)));
  }

  @Test
  void theWishesOfAFeedAreMet() {
    // It is Tuesday, 12:00.
    Wishes wishes =
        new Wishes(Duration.ofHours(3), Duration.ZERO, Set.of(15, 16), Set.of(DayOfWeek.WEDNESDAY));
    Fetch same = new Fetch.NotModified(Duration.ZERO, URL);
    PollSchedule.Facts facts =
        new PollSchedule.Facts(same, 0, 0, Rhythm.UNKNOWN, wishes, false, NOW);
    assertThat(schedule.next("a", facts, NOW)).isEqualTo("2020-01-14T17:00:00Z");
    Instant evening = Instant.parse("2020-01-14T23:00:00Z");
    assertThat(schedule.next("a", facts, evening)).isEqualTo("2020-01-16T00:00:00Z");
  }

  @Test
  void aFeedThatHarmsAgainAndAgainIsLeftAloneForADay() {
    Fetch harm = new Fetch.Failed("is made to harm", true);
    PollSchedule.Facts facts =
        new PollSchedule.Facts(harm, 3, 3, Rhythm.UNKNOWN, Wishes.NONE, false, NOW);
    assertThat(schedule.next("a", facts, NOW)).isAfterOrEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void whereNobodyAnswersNoFeedIsAskedLessOften() {
    Instant round = NOW.plus(Duration.ofMinutes(17));
    Fetch ours = new Fetch.Unanswered("is silent", true);
    assertThat(schedule.next("a", facts(ours, 100), NOW)).isBefore(round);
    Fetch own = new Fetch.Unanswered("is silent", false);
    assertThat(schedule.next("a", facts(own, 100), NOW)).isAfter(round);
  }

  @Test
  void afterAStartAFeedThatWasPolledInTimeToComeIsPolledAtOnce() {
    Duration day = Duration.ofDays(1);
    FeedState tomorrow = polled(NOW.plus(day), NOW.plus(day).plusSeconds(900));
    assertThat(schedule.first(tomorrow, false, NOW)).isEqualTo(NOW);
    FeedState today = polled(NOW.minusSeconds(60), NOW.plusSeconds(840));
    assertThat(schedule.first(today, false, NOW)).isEqualTo(NOW.plusSeconds(840));
    assertThat(schedule.first(today, true, NOW)).isEqualTo(NOW);
    FeedState gone = polled(NOW.plus(day), PollSchedule.NEVER);
    assertThat(schedule.first(gone, false, NOW)).isEqualTo(PollSchedule.NEVER);
  }

  private static FeedState polled(Instant at, Instant next) {
    FeedState old = FeedState.unread(Feed.at(URI.create("https://x.example/"), "", ""));
    return new FeedState(
        old.schema(),
        old.feed(),
        old.listed(),
        old.url(),
        old.title(),
        old.etag(),
        old.lastModified(),
        FeedState.Outcome.NOT_MODIFIED,
        0,
        0,
        0,
        at,
        at,
        next,
        "",
        old.move(),
        old.rhythm(),
        old.wishes(),
        old.lease(),
        old.trouble());
  }

  private static PollSchedule.Facts facts(Fetch fetch, int failures) {
    return new PollSchedule.Facts(fetch, failures, 0, Rhythm.UNKNOWN, Wishes.NONE, false, NOW);
  }

  private static Fetch fetch(FeedState.Outcome outcome, Duration said) {
    return switch (outcome) {
      case FETCHED ->
          new Fetch.Fetched(new Parsed.Contents("", "", "", List.of()), "", "", said, URL);
      case NOT_MODIFIED -> new Fetch.NotModified(said, URL);
      case REFUSED -> new Fetch.Refused("closed");
      case GONE -> new Fetch.Gone("gone");
      case LIMITED -> new Fetch.Limited("later", said);
      case FAILED, UNREAD -> new Fetch.Failed("broken", false);
    };
  }
}
