package org.storywatch.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a [Loop] does with the records of its topic. All calls come from the loop's one thread.
public interface Stage {
  /// A partition is now this process's own. Anything known of it before is void: it is read anew.
  ///
  /// @param before gives back what other topics and this one said until now
  default void assigned(int partition, Past before) {}

  /// A partition is no longer this process's own.
  default void revoked(int partition) {}

  /// Turns one record into others. The records given back become visible together with the fact
  /// that this one was read, or not at all.
  ///
  /// An exception is an error of this program: the loop starts over, and after three times the
  /// record goes to the dead letters.
  ///
  /// @throws Unreadable when the record can never be processed; it goes to the dead letters
  List<Out> process(In record) throws Unreadable;

  /// Asked after each batch, and several times a second when there is none: what else is to be
  /// written, by the partition of which it comes, which must be this process's own.
  default Map<Integer, List<Out>> tick(Instant now) {
    return Map.of();
  }

  /// All that was given back so far of a partition is safe: the place for what cannot be undone.
  ///
  /// @return what came of it, written at once, even when the program stops; afterwards this is
  ///   called again
  default List<Out> committed(int partition) {
    return List.of();
  }

  /// The program stops and waits no longer: what takes time is to be cut short. Called from another
  /// thread, at any time.
  default void hurry() {}

  /// Nothing is asked any more, since the loop ends.
  default void stopped() {}

  /// Whether there is more to write at once, so that the loop must not wait for records first.
  default boolean urgent() {
    return false;
  }
}
