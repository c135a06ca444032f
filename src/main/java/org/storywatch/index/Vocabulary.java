package org.storywatch.index;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A number for each term, from 0. A term that was seen once keeps its number for good. Safe for
/// many threads.
final class Vocabulary {
  private final ConcurrentMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /// @return the number of the term, a new one if it was never seen
  int learn(String term) {
    Integer number = numbers.get(term);
    return number != null ? number : numbers.computeIfAbsent(term, _ -> next.getAndIncrement());
  }

  /// @return the number of the term, below 0 if it was never seen
  int find(String term) {
    return numbers.getOrDefault(term, -1);
  }
}
