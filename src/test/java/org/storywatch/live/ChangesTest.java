package org.storywatch.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Changes changes = new Changes();

  @Test
  void whoWaitsIsWokenByAChange() throws Exception {
    long seen = changes.count();
    CompletableFuture<Long> waiting = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> waiting.complete(waited(seen)));
    changes.tell();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(seen + 1);
  }

  @Test
  void whoMissedAChangeDoesNotWait() throws Exception {
    long seen = changes.count();
    changes.tell();
    changes.tell();
    assertThat(changes.after(seen, LONG)).isEqualTo(seen + 2);
  }

  @Test
  void whoWaitedLongEnoughIsToldThatNothingChanged() throws Exception {
    assertThat(changes.after(changes.count(), Duration.ofMillis(1))).isEqualTo(changes.count());
  }

  private long waited(long seen) {
    try {
      return changes.after(seen, LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
