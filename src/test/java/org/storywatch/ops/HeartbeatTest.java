package org.storywatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Heartbeat heart = new Heartbeat(Duration.ofMinutes(10), nanos::get);
  private final Health health = new Health();

  @Test
  void aLoopThatStandsStillIsNeitherReadyNorLiveWhateverItSaid() {
    health.add("match", () -> Condition.well("reading"), heart);
    assertThat(health.live()).as("before it began").isTrue();
    heart.beat();
    assertThat(health.ready()).isTrue();
    nanos.addAndGet(Duration.ofMinutes(12).toNanos());
    assertThat(health.ready()).isFalse();
    assertThat(health.live()).isFalse();
    assertThat(health.dead()).as("it may go on").isFalse();
    assertThat(health.conditions().get("match"))
        .isEqualTo(Condition.trying("has stood still for 12 minutes: start the program again"));
    heart.beat();
    assertThat(health.live()).isTrue();
  }

  @Test
  void aLoopThatHasEndedOwesNoBeats() {
    health.add("match", () -> Condition.well("reading"), heart);
    heart.beat();
    heart.end();
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    assertThat(health.live()).isTrue();
  }

  @Test
  void aPartThatHasGivenUpSaysWhyAlsoWhereItStandsStill() {
    health.add("match", () -> Condition.dead("match died: why"), heart);
    heart.beat();
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    assertThat(health.dead()).isTrue();
    assertThat(health.conditions()).containsEntry("match", Condition.dead("match died: why"));
  }
}
