package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// How far a loop is behind: for each of its partitions, how old the oldest record is that it has
/// not done with. Known from what the loop read and from what was seen of the topic from aside, so
/// that it is right also while the loop stands still. Safe for any threads.
final class Lag {
  private final Map<Integer, State> states = new TreeMap<>();

  /// @param next the first record that is not done with
  /// @param end behind the last record that is known of
  /// @param since nothing that waits is older, as far as is known
  private record State(long next, long end, Instant since) {
    boolean behind() {
      return next < end;
    }
  }

  /// A partition is ours.
  synchronized void assigned(int partition, long next, Instant now) {
    states.put(partition, new State(next, next, now));
  }

  /// A partition is not ours any more.
  synchronized void revoked(int partition) {
    states.remove(partition);
  }

  /// A record is in hand or was seen to be the next, and nothing before it waits.
  ///
  /// @param written when it was
  /// @param end behind the last record that is known of
  synchronized void waits(int partition, long offset, Instant written, long end) {
    states.computeIfPresent(
        partition,
        (_, old) ->
            offset < old.next() ? old : new State(old.next(), Math.max(old.end(), end), written));
  }

  /// All before a place is done with.
  ///
  /// @param last when the last record before it was written: what follows is not older
  synchronized void done(int partition, long next, Instant last) {
    states.computeIfPresent(
        partition, (_, old) -> new State(next, old.end(), later(old.since(), last)));
  }

  /// There was nothing to read before this place.
  synchronized void passed(int partition, long next) {
    states.computeIfPresent(
        partition, (_, old) -> next > old.next() ? new State(next, old.end(), old.since()) : old);
  }

  /// The end of a partition was looked up.
  ///
  /// @param now before the look-up: what is written later is not older
  synchronized void seen(int partition, long end, Instant now) {
    states.computeIfPresent(
        partition,
        (_, old) ->
            new State(old.next(), end, old.next() < end ? old.since() : later(old.since(), now)));
  }

  /// The first record of each partition that is not done with.
  synchronized Map<Integer, Long> next() {
    Map<Integer, Long> next = new TreeMap<>();
    states.forEach((partition, state) -> next.put(partition, state.next()));
    return next;
  }

  /// Whether something waits in a partition.
  synchronized boolean behind(int partition) {
    State state = states.get(partition);
    return state != null && state.behind();
  }

  /// How old the oldest record is that waits in a partition; zero when none does.
  synchronized Duration age(int partition, Instant now) {
    State state = states.get(partition);
    if (state == null || !state.behind() || state.since().isAfter(now)) {
      return Duration.ZERO;
    }
    return Duration.between(state.since(), now);
  }

  /// How old the oldest record is that waits in any partition.
  synchronized Duration oldest(Instant now) {
    return states.keySet().stream()
        .map(partition -> age(partition, now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
