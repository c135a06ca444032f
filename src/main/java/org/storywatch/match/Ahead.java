package org.storywatch.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/// What this process learned for one profile before the topic said so: it may have what other
/// processes noted before ours, and all processes learn in the order of the topic.
final class Ahead {
  private final Course settled;
  private final List<Match> confirmed = new ArrayList<>();
  private final Deque<Match> open = new ArrayDeque<>();

  /// @param settled what was learned by the topic so far; belongs to this from now on
  Ahead(Course settled) {
    this.settled = settled;
  }

  /// This process learned from a match or near miss that it is about to write.
  void add(Match match) {
    open.addLast(match);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /// @return what was made and did not come back yet
  List<Match> open() {
    return List.copyOf(open);
  }

  /// Takes a record of the topic.
  ///
  /// @return whether it is the next one that was made here, so that the order is the same
  boolean confirms(Match match) {
    Match next = open.peekFirst();
    boolean ours = next != null && same(next, match);
    if (ours) {
      confirmed.add(open.removeFirst());
    }
    return ours;
  }

  /// Leaves out those that were made before a record which did come back: they were never written.
  void drop(Match match) {
    if (open.stream().anyMatch(one -> same(one, match))) {
      Iterator<Match> each = open.iterator();
      boolean found = false;
      while (!found && each.hasNext()) {
        found = same(each.next(), match);
        each.remove();
      }
    }
  }

  /// @param recall learns from what came back in the meantime
  /// @return what was learned by the topic so far
  Course settled(BiConsumer<Match, Course> recall) {
    confirmed.forEach(match -> recall.accept(match, settled));
    confirmed.clear();
    return settled;
  }

  private static boolean same(Match one, Match other) {
    return one.article().id().equals(other.article().id()) && one.score() == other.score();
  }
}
