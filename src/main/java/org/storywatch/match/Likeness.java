package org.storywatch.match;

import java.util.function.ToDoubleFunction;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

/// How alike an article and a profile are, field by field, each 0..1.
public record Likeness(double words, double opening, double numbers) {
  /// That of a text and itself.
  static final Likeness SAME = new Likeness(1, 1, 1);

  static Likeness of(ToDoubleFunction<Field> fields) {
    return new Likeness(
        fields.applyAsDouble(Field.WORDS),
        fields.applyAsDouble(Field.OPENING),
        fields.applyAsDouble(Field.NUMBERS));
  }

  static Likeness between(Vectors article, Vectors profile) {
    return new Likeness(
        profile.cosine(Field.WORDS, article),
        profile.cosine(Field.OPENING, article),
        profile.cosine(Field.NUMBERS, article));
  }

  /// The greater likeness, field by field.
  Likeness or(Likeness other) {
    return new Likeness(
        Math.max(words, other.words),
        Math.max(opening, other.opening),
        Math.max(numbers, other.numbers));
  }

  double of(Field field) {
    return switch (field) {
      case WORDS -> words;
      case OPENING -> opening;
      case NUMBERS -> numbers;
    };
  }
}
