package org.storywatch.profile;

/// A part of a text that is compared by itself.
public enum Field {
  /// Every word of title and text.
  WORDS,
  /// The words of title and opening.
  OPENING,
  /// The numbers without the years: they tell apart two events of one kind.
  NUMBERS
}
