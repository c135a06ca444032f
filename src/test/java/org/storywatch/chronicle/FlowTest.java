package org.storywatch.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void theOneTooManyWithinADayBeginsAFloodAndOnlyIt() {
    Flow flow = new Flow(4);
    List<Boolean> begins = new ArrayList<>();
    for (int hour = 0; hour < 7; hour++) {
      begins.add(flow.add(hours(hour)));
    }
    assertThat(begins).containsExactly(false, false, false, false, true, false, false);
    assertThat(flow.isFlood(hours(7))).isTrue();
    assertThat(flow.lastDay(hours(7))).isEqualTo(7);
  }

  @Test
  void itEndsWhenADayHasFallenBelowHalf() {
    Flow flow = new Flow(4);
    for (int hour = 0; hour < 5; hour++) {
      flow.add(hours(hour));
    }
    assertThat(flow.isFlood(hours(26))).isTrue(); // of 2, 3 and 4 o'clock, two are left: half
    assertThat(flow.isFlood(hours(27))).isFalse();
    assertThat(flow.add(hours(27))).isFalse();
    assertThat(flow.isFlood(hours(27))).isFalse();
  }

  @Test
  void asManyOverALongerTimeAreNone() {
    Flow flow = new Flow(4);
    for (int i = 0; i < 50; i++) {
      assertThat(flow.add(hours(6L * i))).isFalse();
    }
  }

  @Test
  void anyNumberMayBeToldWhereNobodySetOne() {
    Flow flow = new Flow(0);
    for (int i = 0; i < 500; i++) {
      assertThat(flow.add(NOW)).isFalse();
    }
    assertThat(flow.isFlood(NOW)).isFalse();
  }

  @Test
  void itIsAFunctionOfWhenSomethingWasTold() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int usual = 1 + random.nextInt(12);
      Flow watched = new Flow(usual);
      Instant at = NOW;
      List<Instant> told = new ArrayList<>();
      boolean before = false;
      for (int i = 0; i < 80; i++) {
        at = at.plus(Duration.ofMinutes(random.nextInt(400)));
        if (random.nextBoolean()) {
          watched.isFlood(at); // asking changes nothing
        }
        told.add(at);
        boolean begins = watched.add(at);
        Flow again = new Flow(usual);
        told.forEach(again::add);
        assertThat(again.isFlood(at)).as("seed %d", seed).isEqualTo(watched.isFlood(at));
        Instant dayAgo = at.minus(Duration.ofDays(1));
        long day = told.stream().filter(one -> one.isAfter(dayAgo)).count();
        if (day > usual) {
          assertThat(watched.isFlood(at)).isTrue();
        }
        if (day * 2 < usual) {
          assertThat(watched.isFlood(at)).isFalse();
        }
        assertThat(begins && before).as("seed %d", seed).isFalse();
        before = watched.isFlood(at);
      }
    }
  }

  private static Instant hours(long hours) {
    return NOW.plus(Duration.ofHours(hours));
  }
}
