package org.storywatch.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The weighted terms of a text, field by field, each field of length 1 or empty. Never changes.
public final class Vectors {
  /// The commonness of most texts.
  private static final double USUAL = 0.9;

  private final Part words;
  private final Part opening;
  private final Part numbers;
  private final double commonness;

  /// One field, with the forms that are made where they are asked for first; two threads may make
  /// the same.
  private static final class Part {
    private final Map<String, Double> terms;
    private @Nullable Packed packed;
    private Packed.@Nullable Table table;

    private Part(Map<String, Double> terms) {
      this.terms = terms;
    }

    private Packed packed() {
      Packed made = packed;
      if (made == null) {
        made = Packed.of(terms);
        packed = made;
      }
      return made;
    }

    private Packed.Table table() {
      Packed.Table made = table;
      if (made == null) {
        made = new Packed.Table(packed());
        table = made;
      }
      return made;
    }
  }

  /// @param words the terms of [Field#WORDS]
  /// @param opening the terms of [Field#OPENING]
  /// @param numbers the terms of [Field#NUMBERS]
  /// @param commonness how everyday its words are: the sum over them of weight, share of articles
  ///   that have the word, and rarity
  public Vectors(
      Map<String, Double> words,
      Map<String, Double> opening,
      Map<String, Double> numbers,
      double commonness) {
    this.words = new Part(words);
    this.opening = new Part(opening);
    this.numbers = new Part(numbers);
    this.commonness = commonness;
  }

  /// Terms that were not weighed against a background, of usual commonness.
  public Vectors(
      Map<String, Double> words, Map<String, Double> opening, Map<String, Double> numbers) {
    this(words, opening, numbers, USUAL);
  }

  /// The terms of [Field#WORDS].
  public Map<String, Double> words() {
    return words.terms;
  }

  /// The terms of [Field#OPENING].
  public Map<String, Double> opening() {
    return opening.terms;
  }

  /// The terms of [Field#NUMBERS].
  public Map<String, Double> numbers() {
    return numbers.terms;
  }

  /// How everyday the words are.
  public double commonness() {
    return commonness;
  }

  /// @return the terms of one field
  public Map<String, Double> of(Field field) {
    return part(field).terms;
  }

  private Part part(Field field) {
    return switch (field) {
      case WORDS -> words;
      case OPENING -> opening;
      case NUMBERS -> numbers;
    };
  }

  /// @return how alike two texts are in a field, 0..1; the other one had better be that which is
  ///   compared with many
  public double cosine(Field field, Vectors other) {
    return packed(field).cosine(field, other);
  }

  /// @return one field, to be kept and compared with many texts
  public Packed packed(Field field) {
    return part(field).packed();
  }

  Packed.Table table(Field field) {
    return part(field).table();
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
