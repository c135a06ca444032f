package org.storywatch.chronicle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How many articles were compared, in all partitions. For any threads.
public final class Reading {
  private final NavigableMap<Instant, Map<Integer, Long>> hours = new TreeMap<>();

  /// Takes in how many it were; a later word on an hour replaces the earlier.
  public synchronized void add(Tally tally) {
    hours
        .computeIfAbsent(tally.hour(), hour -> new HashMap<>())
        .put(tally.partition(), tally.articles());
  }

  /// How many were compared between two times, to the hour.
  public synchronized long between(Instant from, Instant to) {
    return hours.subMap(from.truncatedTo(ChronoUnit.HOURS), true, to, false).values().stream()
        .flatMap(partitions -> partitions.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /// When the first was compared, to the hour.
  public synchronized Optional<Instant> began() {
    return hours.isEmpty() ? Optional.empty() : Optional.of(hours.firstKey());
  }
}
