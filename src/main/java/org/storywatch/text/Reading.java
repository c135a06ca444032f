package org.storywatch.text;

import java.util.Map;
import java.util.Set;

/// What [Analysis] finds in a text.
///
/// @param words how often each term stands in title and text; the title counts twice
/// @param opening the same for the title and the first words of the text, where news says what it
///   is about
/// @param names the terms that are written with a capital where no sentence begins
/// @param numbers the terms that begin with a digit, years left out
/// @param spellings how each term was written where it stood first
public record Reading(
    Map<String, Integer> words,
    Map<String, Integer> opening,
    Set<String> names,
    Set<String> numbers,
    Map<String, String> spellings) {
  /// @return the term as people read it
  public String spelling(String term) {
    return spellings.getOrDefault(term, term);
  }
}
