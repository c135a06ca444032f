package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Which feed is polled next, and when. Safe for any threads.
final class Turns {
  /// The clock may be set, and a test's clock jumps: it is looked at this often at least.
  private static final Duration LOOK = Duration.ofMillis(500);

  private final InstantSource clock;
  private final TreeSet<Due> order =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparingLong(due -> due.turn().number()));
  private final Map<Turn, Due> waiting = new HashMap<>();

  private record Due(Turn turn, Instant at) {}

  Turns(InstantSource clock) {
    this.clock = clock;
  }

  /// Lets a turn wait until then; one that waits already waits until then instead.
  synchronized void add(Turn turn, Instant at) {
    Due due = new Due(turn, at);
    Due before = waiting.put(turn, due);
    if (before != null) {
      order.remove(before);
    }
    order.add(due);
    notifyAll();
  }

  /// The same, unless the turn does not wait: then it is being polled, and knows better.
  synchronized void move(Turn turn, Instant at) {
    if (waiting.containsKey(turn)) {
      add(turn, at);
    }
  }

  /// Waits for the next turn that is due, and takes it out.
  synchronized Turn take() throws InterruptedException {
    while (true) {
      Instant now = clock.instant();
      Due first = order.isEmpty() ? null : order.first();
      if (first != null && !first.at().isAfter(now)) {
        order.remove(first);
        waiting.remove(first.turn());
        return first.turn();
      }
      Duration left = first == null ? LOOK : Duration.between(now, first.at());
      wait(Math.clamp(left.toMillis(), 1, LOOK.toMillis()));
    }
  }
}
