package org.storywatch.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What [Analysis] finds in a text.
///
/// @param language the main part of a BCP 47 tag, such as `en`; empty when it is not known
/// @param words how often each term stands in title and text; the title counts twice
/// @param opening the same for the title and the first words of the text, where news says what it
///   is about
/// @param names the terms that are written with a capital where no sentence begins
/// @param numbers the terms that begin with a digit, years left out
/// @param spellings how each term was written where it stood first
public record Reading(
    String language,
    Map<String, Integer> words,
    Map<String, Integer> opening,
    Set<String> names,
    Set<String> numbers,
    Map<String, String> spellings) {
  /// @return the same without the terms that nobody wants, as if they did not stand there
  public Reading only(Predicate<String> wanted) {
    return new Reading(
        language,
        only(words, wanted),
        only(opening, wanted),
        names.stream().filter(wanted).collect(Collectors.toSet()),
        numbers.stream().filter(wanted).collect(Collectors.toSet()),
        spellings);
  }

  private static Map<String, Integer> only(Map<String, Integer> counts, Predicate<String> wanted) {
    Map<String, Integer> kept = new HashMap<>(counts);
    kept.keySet().removeIf(wanted.negate());
    return kept;
  }

  /// @return the term as people read it
  public String spelling(String term) {
    return spellings.getOrDefault(term, term);
  }
}
