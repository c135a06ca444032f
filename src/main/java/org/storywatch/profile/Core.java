package org.storywatch.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The terms that stand in nearly all of a profile's examples: an article that lacks most of them
/// is of another story, however much else it shares. Fewer than three examples have no core.
///
/// @param shares each term's share of the core, by the square of its weight; they add up to 1
public record Core(Map<String, Double> shares) {
  private static final int FEWEST = 3;

  /// A term of the core stands in this share of the examples at least.
  private static final double NEARLY_ALL = 0.8;

  static Core of(List<Vectors> examples) {
    if (examples.size() < FEWEST) {
      return new Core(Map.of());
    }
    Map<String, Integer> counts = new HashMap<>();
    examples.forEach(
        example -> example.words().keySet().forEach(term -> counts.merge(term, 1, Integer::sum)));
    Map<String, Double> shares = new HashMap<>();
    Vectors.sum(examples, Field.WORDS)
        .forEach((term, weight) -> {
          if (counts.getOrDefault(term, 0) >= NEARLY_ALL * examples.size()) {
            shares.put(term, weight * weight);
          }
        });
    double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    shares.replaceAll((term, share) -> share / all);
    return new Core(Map.copyOf(shares));
  }

  /// @return which share of the core a text lacks, 0..1; 0 where there is no core
  public double missing(Vectors text) {
    double missing = 0;
    for (Map.Entry<String, Double> term : shares.entrySet()) {
      if (!text.words().containsKey(term.getKey())) {
        missing += term.getValue();
      }
    }
    return missing;
  }
}
