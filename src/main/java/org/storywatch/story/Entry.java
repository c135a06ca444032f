package org.storywatch.story;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// A development as the memory has it.
///
/// @param development as it was written last
/// @param sketched the sentences of its members
/// @param last when its last article was published
record Entry(Development development, Set<Integer> sketched, Instant last) {
  static Entry of(Development development) {
    Set<Integer> sketched = new HashSet<>();
    Instant last = development.first().published();
    for (Member member : development.members()) {
      sketched.addAll(Sketch.sentences(member.sketch()));
      last = member.published().isAfter(last) ? member.published() : last;
    }
    return new Entry(development, Set.copyOf(sketched), last);
  }

  String id() {
    return development.id();
  }
}
