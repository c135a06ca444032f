package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

  @Test
  void aDomainGetsSoManyInAnyMinuteAndOthersAreNotHeldUp() {
    Throttle throttle = new Throttle(3);
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.allows("a" + i + "@example.org", NOW.plusSeconds(i))).isTrue();
      throttle.begun("a" + i + "@Example.org", NOW.plusSeconds(i));
    }
    assertThat(throttle.allows("x@example.org", NOW.plusSeconds(3))).isFalse();
    assertThat(throttle.allows("x@other.test", NOW.plusSeconds(3))).isTrue();
    assertThat(throttle.allows("x@example.org", NOW.plusSeconds(59))).isFalse();
    assertThat(throttle.allows("x@example.org", NOW.plusSeconds(60))).isTrue();
    throttle.begun("x@example.org", NOW.plusSeconds(60));
    assertThat(throttle.allows("x@example.org", NOW.plusMillis(60_999))).isFalse();
    assertThat(throttle.allows("x@example.org", NOW.plusSeconds(61))).isTrue();
  }

  @Test
  void whatWasSentWhileTheClockWasADayAheadHoldsNothingBackWhenItIsRight() {
    Throttle throttle = new Throttle(1);
    throttle.begun("you@example.org", NOW.plus(Duration.ofDays(1)));
    assertThat(throttle.allows("you@example.org", NOW)).isTrue();
    throttle.begun("you@example.org", NOW);
    assertThat(throttle.allows("you@example.org", NOW.plusSeconds(59))).isFalse();
    assertThat(throttle.allows("you@example.org", NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void oneAMinuteIsOneAMinuteForEver() {
    Throttle throttle = new Throttle(1);
    for (int minute = 0; minute < 5; minute++) {
      Instant at = NOW.plusSeconds(60L * minute);
      assertThat(throttle.allows("you@example.org", at)).isTrue();
      throttle.begun("you@example.org", at);
      assertThat(throttle.allows("you@example.org", at.plusSeconds(59))).isFalse();
    }
  }

  @Test
  void whateverTheCourseOfAnHourNoMinuteHasMore() {
    Random random = new Random(7);
    Throttle throttle = new Throttle(30);
    List<Instant> sent = new ArrayList<>();
    Instant at = NOW;
    while (at.isBefore(NOW.plusSeconds(3600))) {
      at = at.plusMillis(random.nextInt(4_000));
      for (int wish = random.nextInt(12); wish > 0; wish--) {
        if (throttle.allows("you@example.org", at)) {
          throttle.begun("you@example.org", at);
          sent.add(at);
        }
      }
    }
    assertThat(sent).hasSizeGreaterThan(29 * 60);
    for (int i = 30; i < sent.size(); i++) {
      assertThat(sent.get(i - 30)).isBeforeOrEqualTo(sent.get(i).minusSeconds(60));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "you@Example.ORG,                example.org",
    "https://Hooks.example.org/a@b,  hooks.example.org",
    "http://127.0.0.1:8080/hook,     127.0.0.1",
    "odd,                            odd",
  })
  void whoTakesItIsTheDomainOrTheMachine(String address, String host) {
    assertThat(Throttle.host(address)).isEqualTo(host);
  }
}
