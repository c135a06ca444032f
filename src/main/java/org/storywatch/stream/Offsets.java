package org.storywatch.stream;

import java.util.Map;

/// How far a topic was read, so that somebody can read on from there.
///
/// @param topic which topic that was: one that was deleted and made anew has another identity, and
///   its offsets begin at 0 again
/// @param next the offset of the next record of each partition; a partition that is missing was not
///   read at all
public record Offsets(String topic, Map<Integer, Long> next) {
  /// Nothing was read.
  public static final Offsets NONE = new Offsets("", Map.of());

  /// Where to begin in a topic.
  ///
  /// @param found the identity of the topic that is there now
  Offsets in(String found) {
    return topic.equals(found) ? this : new Offsets(found, Map.of());
  }
}
