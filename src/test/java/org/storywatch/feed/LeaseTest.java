package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.format.Push;

class LeaseTest {
  private static final Instant NOW = Instant.parse("2020-01-14T12:00:00Z");
  private static final URI URL = URI.create("https://user:secret@x.example/rss");
  private static final String OURS = "https://watch.example/websub/f/t/s";

  private final Lease offered =
      Lease.NONE.of(
          new Push(
              List.of("http://old.example/", "https://hub.example/"), "https://x.example/self"),
          URL);

  @Test
  void aFeedWithoutAHubIsNeverAskedFor() {
    assertThat(Lease.NONE.due(OURS, NOW)).isFalse();
    assertThat(Lease.NONE.after(new Said.Leased(NOW, Duration.ofDays(1))).holds(OURS, NOW))
        .isFalse();
  }

  @Test
  void theSafeHubIsAskedAtOnceForTheFeedsOwnName() {
    assertThat(offered.hub()).isEqualTo("https://hub.example/");
    assertThat(offered.topic()).isEqualTo("https://x.example/self");
    assertThat(offered.due(OURS, NOW)).isTrue();
    assertThat(offered.holds(OURS, NOW)).isFalse();
  }

  @Test
  void aPasswordIsNotToldToHubs() {
    Lease lease = Lease.NONE.of(new Push(List.of("https://hub.example/"), ""), URL);
    assertThat(lease.topic()).isEqualTo("https://x.example/rss");
  }

  @Test
  void aHubThatDoesNotAnswerIsAskedAgainADayLater() {
    Lease asked = asked(NOW);
    assertThat(asked.due(OURS, NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(asked.due(OURS, NOW.plus(Duration.ofDays(1)))).isTrue();
    assertThat(asked.due("https://moved.example/", NOW)).as("our address has changed").isTrue();
  }

  @Test
  void aPromiseHoldsForItsTimeAndIsRenewedInItsLastQuarter() {
    Lease held = asked(NOW).after(new Said.Leased(NOW, Duration.ofDays(8)));
    assertThat(held.holds(OURS, NOW)).isTrue();
    assertThat(held.holds("https://moved.example/", NOW)).isFalse();
    Instant renewal = NOW.plus(Duration.ofDays(6));
    assertThat(held.due(OURS, renewal.minusSeconds(1))).isFalse();
    assertThat(held.due(OURS, renewal)).isTrue();
    Lease again = held.after(new Said.Asked(renewal, OURS, "is in trouble"));
    assertThat(again.due(OURS, renewal.plusSeconds(60))).isFalse();
    assertThat(again.due(OURS, renewal.plus(Duration.ofHours(1)))).isTrue();
    assertThat(again.holds(OURS, NOW.plus(Duration.ofDays(8)))).isFalse();
    Lease renewed = again.after(new Said.Leased(renewal, Duration.ofDays(8)));
    assertThat(renewed.until()).isEqualTo(renewal.plus(Duration.ofDays(8)));
    assertThat(renewed.error()).isEmpty();
  }

  @Test
  void nobodyPromisesForYears() {
    Lease held = asked(NOW).after(new Said.Leased(NOW, Duration.ofDays(4_000)));
    assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void wordThatIsHeardAgainChangesNothing() {
    Said old = new Said.Leased(NOW, Duration.ofDays(8));
    Lease held = asked(NOW).after(old);
    assertThat(held.after(old)).isEqualTo(held);
    Lease denied = held.after(new Said.Denied(NOW.plusSeconds(60), "will not tell"));
    assertThat(denied.holds(OURS, NOW.plusSeconds(61))).isFalse();
    assertThat(denied.after(old)).isEqualTo(denied);
  }

  @Test
  void aHubThatForgotSomethingIsNotReliedOnForLong() {
    Lease broken = asked(NOW).after(new Said.Leased(NOW, Duration.ofDays(8))).broken(NOW);
    assertThat(broken.holds(OURS, NOW)).isFalse();
    assertThat(broken.due(OURS, NOW.plus(Duration.ofDays(29)))).isFalse();
    assertThat(broken.error()).isNotEmpty();
  }

  @Test
  void anotherHubOrNoneBeginsAnew() {
    Lease held = asked(NOW).after(new Said.Leased(NOW, Duration.ofDays(8)));
    assertThat(held.of(new Push(List.of("https://hub.example/"), "https://x.example/self"), URL))
        .isEqualTo(held);
    assertThat(held.of(new Push(List.of("https://new.example/"), "https://x.example/self"), URL))
        .matches(lease -> lease.due(OURS, NOW) && !lease.holds(OURS, NOW));
    assertThat(held.of(Push.NONE, URL)).isEqualTo(Lease.NONE);
  }

  private Lease asked(Instant at) {
    return offered.after(new Said.Asked(at, OURS, ""));
  }
}
