package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Which feed is polled next, and when. Safe for any threads.
final class Turns {
  /// The clock may be set, and a test's clock jumps: it is looked at this often at least.
  private static final Duration LOOK = Duration.ofMillis(500);

  private final InstantSource clock;
  private final PriorityQueue<Due> turns = new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(Turn turn, Instant at) {}

  Turns(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Turn turn, Instant at) {
    turns.add(new Due(turn, at));
    notifyAll();
  }

  /// Waits for the next turn that is due, and takes it out.
  synchronized Turn take() throws InterruptedException {
    while (true) {
      Instant now = clock.instant();
      Due first = turns.peek();
      if (first != null && !first.at().isAfter(now)) {
        turns.remove();
        return first.turn();
      }
      Duration left = first == null ? LOOK : Duration.between(now, first.at());
      wait(Math.clamp(left.toMillis(), 1, LOOK.toMillis()));
    }
  }
}
