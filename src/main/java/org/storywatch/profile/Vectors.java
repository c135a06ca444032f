package org.storywatch.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The weighted terms of a text, field by field, each field of length 1 or empty.
///
/// @param words the terms of [Field#WORDS]
/// @param opening the terms of [Field#OPENING]
/// @param numbers the terms of [Field#NUMBERS]
/// @param commonness how everyday its words are: the sum over them of weight, share of articles
///   that have the word, and rarity
public record Vectors(
    Map<String, Double> words,
    Map<String, Double> opening,
    Map<String, Double> numbers,
    double commonness) {
  /// That of most texts.
  private static final double USUAL = 0.9;

  /// Terms that were not weighed against a background, of usual commonness.
  public Vectors(
      Map<String, Double> words, Map<String, Double> opening, Map<String, Double> numbers) {
    this(words, opening, numbers, USUAL);
  }

  /// @return the terms of one field
  public Map<String, Double> of(Field field) {
    return switch (field) {
      case WORDS -> words;
      case OPENING -> opening;
      case NUMBERS -> numbers;
    };
  }

  /// @return how alike two texts are in a field, 0..1
  public double cosine(Field field, Vectors other) {
    Map<String, Double> mine = of(field);
    Map<String, Double> theirs = other.of(field);
    if (mine.size() > theirs.size()) {
      return other.cosine(field, this);
    }
    double sum = 0;
    for (Map.Entry<String, Double> term : mine.entrySet()) {
      sum += term.getValue() * theirs.getOrDefault(term.getKey(), 0.0);
    }
    return sum;
  }

  /// The middle of several texts: what stands in many of them weighs most.
  static Vectors centre(List<Vectors> texts) {
    return new Vectors(
        centre(texts, Field.WORDS),
        centre(texts, Field.OPENING),
        centre(texts, Field.NUMBERS),
        texts.stream().mapToDouble(Vectors::commonness).average().orElse(0));
  }

  private static Map<String, Double> centre(List<Vectors> texts, Field field) {
    return unit(sum(texts, field));
  }

  static Map<String, Double> sum(List<Vectors> texts, Field field) {
    Map<String, Double> sum = new HashMap<>();
    for (Vectors text : texts) {
      text.of(field).forEach((term, weight) -> sum.merge(term, weight, Double::sum));
    }
    return sum;
  }

  /// Scales to length 1, in place; what is empty stays empty.
  static Map<String, Double> unit(Map<String, Double> terms) {
    double squares = squares(terms);
    if (squares > 0) {
      double length = Math.sqrt(squares);
      terms.replaceAll((term, weight) -> weight / length);
    }
    return terms;
  }

  static double squares(Map<String, Double> terms) {
    return terms.values().stream().mapToDouble(weight -> weight * weight).sum();
  }
}
