package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.format.Parsed;

class PollScheduleTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");
  private final PollSchedule schedule = new PollSchedule(Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({
    // outcome,     said,   failures, wait
    "FETCHED,       PT0S,   0,        PT15M",
    "FETCHED,       PT5M,   0,        PT15M",
    "FETCHED,       PT40M,  0,        PT40M",
    "FETCHED,       PT48H,  0,        PT1H",
    "NOT_MODIFIED,  PT0S,   0,        PT15M",
    "NOT_MODIFIED,  PT40M,  0,        PT40M",
    "FAILED,        PT0S,   1,        PT15M",
    "FAILED,        PT0S,   2,        PT30M",
    "FAILED,        PT0S,   3,        PT1H",
    "FAILED,        PT0S,   7,        PT16H",
    "FAILED,        PT0S,   8,        PT24H",
    "FAILED,        PT0S,   1000000,  PT24H",
    "FAILED,        PT2H,   1,        PT2H",
    "FAILED,        PT2H,   5,        PT4H",
    "FAILED,        PT900H, 1,        PT24H",
    "REFUSED,       PT0S,   1,        PT15M",
    "REFUSED,       PT0S,   9,        PT24H",
    "GONE,          PT0S,   1,        PT24H",
  })
  void theNextPollFollowsFromTheOutcome(
      FeedState.Outcome outcome, Duration said, int failures, Duration wait) {
    Instant next = schedule.next("a", fetch(outcome, said), failures, NOW);
    assertThat(next).isBetween(NOW.plus(wait), NOW.plus(wait.multipliedBy(11).dividedBy(10)));
  }

  @Test
  void feedsAreSpreadAlwaysTheSameWay() {
    Fetch same = new Fetch.NotModified(Duration.ZERO);
    List<Instant> times =
        List.of("a1b2c3", "a1b2c4", "ffffff", "0").stream()
            .map(feed -> schedule.next(feed, same, 0, NOW))
            .toList();
    assertThat(times).doesNotHaveDuplicates();
    assertThat(schedule.next("ffffff", same, 0, NOW)).isEqualTo(times.get(2));
  }

  @Test
  void anIntervalWithoutPauseIsRefused() {
    assertThatThrownBy(() -> new PollSchedule(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  private static Fetch fetch(FeedState.Outcome outcome, Duration said) {
    return switch (outcome) {
      case FETCHED -> new Fetch.Fetched(new Parsed.Contents("", "", "", List.of()), "", "", said);
      case NOT_MODIFIED -> new Fetch.NotModified(said);
      case REFUSED -> new Fetch.Refused("closed");
      case GONE -> new Fetch.Gone("gone");
      case FAILED, UNREAD -> new Fetch.Failed("broken", said);
    };
  }
}
