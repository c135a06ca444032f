package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedHealthTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // outcome, harmful, days since the last news, health
    "UNREAD,       0, 0,  UNREAD",
    "FETCHED,      0, 0,  HEALTHY",
    "NOT_MODIFIED, 0, 1,  HEALTHY",
    "NOT_MODIFIED, 0, 5,  LATE",
    "FETCHED,      0, 5,  LATE",
    "FAILED,       0, 5,  FAILING",
    "LIMITED,      0, 0,  FAILING",
    "REFUSED,      0, 0,  FAILING",
    "GONE,         0, 0,  GONE",
    "FAILED,       2, 0,  FAILING",
    "FAILED,       3, 0,  QUARANTINED",
  })
  void theHealthOfAFeedFollowsFromItsState(
      FeedState.Outcome outcome, int harmful, int days, FeedHealth health) {
    Instant news = NOW.minus(Duration.ofDays(days));
    Rhythm rhythm = new Rhythm(24, 1, news, news, news);
    URI url = URI.create("https://x.example/feed");
    FeedState state = States.of("f", url, outcome, 1, harmful, NOW, rhythm);
    assertThat(FeedHealth.of(state, NOW)).isEqualTo(health);
  }
}
