package org.storywatch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.storywatch.feed.Feed;
import org.storywatch.ops.Heartbeat;

class TurnsTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
  private final Turns turns = new Turns(clock::get, new Heartbeat());

  @Test
  void theOneThatIsDueFirstComesFirstAndOfEqualsTheEarlierNumber() throws InterruptedException {
    turns.add(turn(3), NOON);
    turns.add(turn(1), NOON.minusSeconds(1));
    turns.add(turn(2), NOON);
    assertThat(turns.take()).isEqualTo(turn(1));
    assertThat(turns.take()).isEqualTo(turn(2));
    assertThat(turns.take()).isEqualTo(turn(3));
  }

  @Test
  void aTurnWaitsOnceHoweverOftenItIsMoved() throws InterruptedException {
    turns.add(turn(1), NOON.plusSeconds(60));
    turns.add(turn(2), NOON);
    turns.move(turn(1), NOON.minusSeconds(60));
    assertThat(turns.take()).isEqualTo(turn(1));
    turns.move(turn(1), NOON.minusSeconds(60));
    assertThat(turns.take()).as("what is being polled does not wait").isEqualTo(turn(2));
  }

  @Test
  @Timeout(10)
  void aClockThatIsSetBackADayStopsNothingForADay() throws InterruptedException {
    turns.add(turn(1), NOON.plusSeconds(60));
    clock.set(NOON.minus(Duration.ofDays(1)));
    turns.add(turn(2), clock.get());
    assertThat(turns.take()).isEqualTo(turn(2));
    clock.set(clock.get().plusSeconds(60));
    assertThat(turns.take()).isEqualTo(turn(1));
  }

  private static Turn turn(long number) {
    return new Turn(Feed.at(URI.create("https://x.example/" + number), "", ""), 0, number);
  }
}
