package org.storywatch.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.storywatch.text.Reading;

/// Weighs the terms of a reading: one that is rare in news and frequent here tells most.
public final class Weighing {
  private final Background background;

  public Weighing(Background background) {
    this.background = background;
  }

  /// @return the reading's terms with their weights
  public Vectors weigh(Reading reading) {
    Map<String, Double> words = weigh(reading.words(), term -> true);
    return new Vectors(
        words,
        weigh(reading.opening(), term -> true),
        weigh(reading.words(), reading.numbers()::contains),
        commonness(words));
  }

  private double commonness(Map<String, Double> words) {
    double sum = 0;
    for (Map.Entry<String, Double> word : words.entrySet()) {
      String term = word.getKey();
      sum += word.getValue() * background.share(term) * background.rarity(term);
    }
    return sum;
  }

  private Map<String, Double> weigh(Map<String, Integer> counts, Predicate<String> wanted) {
    Map<String, Double> weights = new HashMap<>(counts.size() * 2);
    counts.forEach((term, count) -> {
      if (wanted.test(term)) {
        weights.put(term, (1 + Math.log(count)) * background.rarity(term));
      }
    });
    return Vectors.unit(weights);
  }
}
