package org.storywatch.trend;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How long things took, in classes each a fifth wider than the one before, so that a quantile is
/// right to a tenth.
///
/// @param classes how many fell into each class that has any; class n ends at 1.2^n seconds
public record Latencies(Map<Integer, Long> classes) {
  static final Latencies NONE = new Latencies(Map.of());

  private static final double WIDER = 1.2;

  /// Copies the classes.
  public Latencies {
    classes = Map.copyOf(classes);
  }

  /// With one more.
  Latencies with(Duration took) {
    double seconds = Math.max(took.toMillis() / 1000.0, 1);
    Map<Integer, Long> more = new HashMap<>(classes);
    more.merge((int) Math.ceil(Math.log(seconds) / Math.log(WIDER)), 1L, Long::sum);
    return new Latencies(more);
  }

  /// All of several.
  static Latencies sum(Collection<Latencies> some) {
    Map<Integer, Long> sum = new HashMap<>();
    some.forEach(one -> one.classes.forEach((at, count) -> sum.merge(at, count, Long::sum)));
    return new Latencies(sum);
  }

  long count() {
    return classes.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The time within which this share of all was done.
  ///
  /// @param share 0..1
  Optional<Duration> within(double share) {
    long wanted = (long) Math.ceil(share * count());
    long passed = 0;
    for (Map.Entry<Integer, Long> one : new TreeMap<>(classes).entrySet()) {
      passed += one.getValue();
      if (passed >= wanted) {
        return Optional.of(Duration.ofMillis(Math.round(1000 * Math.pow(WIDER, one.getKey()))));
      }
    }
    return Optional.empty();
  }

  /// Class and count by turns, for a file.
  List<Long> flat() {
    return new TreeMap<>(classes)
        .entrySet().stream()
            .flatMap(one -> List.of((long) one.getKey(), one.getValue()).stream())
            .toList();
  }

  static Latencies of(List<Long> flat) {
    Map<Integer, Long> classes = new HashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      classes.put(Math.toIntExact(flat.get(i)), flat.get(i + 1));
    }
    return new Latencies(classes);
  }
}
