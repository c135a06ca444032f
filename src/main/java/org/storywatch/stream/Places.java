package org.storywatch.stream;

import java.util.Map;

/// How far a topic was read, so that somebody can read on from there.
///
/// @param topic which topic that was: one that was deleted and made anew has another identity, and
///   its offsets begin at 0 again
/// @param next the offset of the next record of each partition; a partition that is missing was not
///   read at all
public record Places(String topic, Map<Integer, Long> next) {
  /// Nothing was read.
  public static final Places NONE = new Places("", Map.of());

  /// Where to begin in a topic.
  ///
  /// @param found the identity of the topic that is there now
  Places in(String found) {
    return topic.equals(found) ? this : new Places(found, Map.of());
  }
}
