package org.storywatch.match;

import java.util.function.ToDoubleFunction;
import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

/// How alike an article and a profile are, field by field, each 0..1.
record Likeness(double words, double opening, double numbers) {
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

  double of(Field field) {
    return switch (field) {
      case WORDS -> words;
      case OPENING -> opening;
      case NUMBERS -> numbers;
    };
  }
}
