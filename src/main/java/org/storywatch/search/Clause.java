package org.storywatch.search;

/// One thing that an article must have, or must not.
///
/// @param text one word, or several that follow each other
/// @param without whether it must not
public record Clause(Place place, String text, boolean without) {
  /// Where it is looked for.
  public enum Place {
    /// In the headline or the text.
    WORDS,
    /// In the name of who published it.
    OUTLET
  }
}
