package org.storywatch.trend;

import java.util.HashMap;
import java.util.Map;

/// Up to where topics were counted, so that nothing is counted twice or left out. Not for several
/// threads.
final class Places {
  private final Map<String, Long> next = new HashMap<>();

  /// Where to read on.
  ///
  /// @param usual where to begin when nothing was counted
  /// @param end where the partition ends; it is another one when that lies before what was counted
  long from(String topic, int partition, long usual, long end) {
    String key = key(topic, partition);
    long known = next.getOrDefault(key, usual);
    if (known > end) {
      next.remove(key);
      return usual;
    }
    return Math.min(usual, known);
  }

  /// Whether it is new; then it is no more.
  boolean passed(String topic, int partition, long offset) {
    String key = key(topic, partition);
    if (offset < next.getOrDefault(key, 0L)) {
      return false;
    }
    next.put(key, offset + 1);
    return true;
  }

  Map<String, Long> all() {
    return Map.copyOf(next);
  }

  void put(Map<String, Long> known) {
    next.putAll(known);
  }

  private static String key(String topic, int partition) {
    return topic + "-" + partition;
  }
}
