package org.storywatch.feed;

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
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));

  Turns(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Feed feed, Instant at) {
    turns.add(new Turn(feed, at));
    notifyAll();
  }

  /// Waits for the next feed that is due, and takes it out.
  synchronized Feed take() throws InterruptedException {
    while (true) {
      Instant now = clock.instant();
      Turn first = turns.peek();
      if (first != null && !first.at().isAfter(now)) {
        turns.remove();
        return first.feed();
      }
      Duration left = first == null ? LOOK : Duration.between(now, first.at());
      wait(Math.clamp(left.toMillis(), 1, LOOK.toMillis()));
    }
  }

  private record Turn(Feed feed, Instant at) {}
}
