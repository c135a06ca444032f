package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Heartbeat;

/// Which feed is polled next, and when. Safe for any threads.
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /// The clock may be set, and a test's clock jumps: it is looked at this often at least.
  private static final Duration LOOK = Duration.ofMillis(500);

  /// So much is no correction of a clock's drift.
  private static final Duration JUMP = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Heartbeat heart;
  private final TreeSet<Due> order =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparingLong(due -> due.turn().number()));
  private final Map<Turn, Due> waiting = new HashMap<>();
  private Instant looked;

  private record Due(Turn turn, Instant at) {}

  /// @param heart beats while somebody waits for a turn
  Turns(InstantSource clock, Heartbeat heart) {
    this.clock = clock;
    this.heart = heart;
    this.looked = clock.instant();
  }

  /// Lets a turn wait until then; one that waits already waits until then instead.
  synchronized void add(Turn turn, Instant at) {
    Instant _ = look();
    put(turn, at);
    notifyAll();
  }

  private void put(Turn turn, Instant at) {
    Due due = new Due(turn, at);
    Due before = waiting.put(turn, due);
    if (before != null) {
      order.remove(before);
    }
    order.add(due);
  }

  /// What the clock says. Where it was set back, everything that waits is due as much earlier.
  private Instant look() {
    Instant now = clock.instant();
    if (now.isBefore(looked.minus(JUMP))) {
      Duration back = Duration.between(now, looked);
      LOG.warn("the clock was set back by {} s; the feeds keep their turns", back.toSeconds());
      List<Due> all = List.copyOf(order);
      all.stream()
          .filter(due -> due.at().isBefore(PollSchedule.NEVER))
          .forEach(due -> put(due.turn(), due.at().minus(back)));
    }
    looked = now;
    return now;
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
      heart.beat();
      Instant now = look();
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
