package org.storywatch.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts which terms of English news are ordinary words and which are names, for the list that
/// [KnownWords] reads.
public final class KnownWordCounts {
  /// A term that stood in one article only is not known.
  private static final int FEWEST = 2;

  /// Names have small letters in fewer of their articles, by mistake or in an address.
  private static final double SMALL = 0.1;

  /// A name in so many articles in 10,000 is one that everybody spells alike.
  private static final double WELL_KNOWN = 28;

  private final WordStream english = new WordStream(true);
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> small = new HashMap<>();
  private int articles;

  /// Counts one more article, in English.
  public void add(String title, String text) {
    articles++;
    Set<String> all = new HashSet<>();
    Set<String> written = new HashSet<>();
    List<WordStream.Word> body = english.words(text, Analysis.LONGEST);
    english.words(title, Analysis.LONGEST).forEach(word -> all.add(word.term()));
    for (WordStream.Word word : body) {
      all.add(word.term());
      if (!Character.isUpperCase(text.charAt(word.start()))) {
        written.add(word.term());
      }
    }
    all.forEach(term -> counts.merge(term, 1, Integer::sum));
    written.forEach(term -> small.merge(term, 1, Integer::sum));
  }

  /// @return the words as they stand
  public KnownWords known() {
    Set<String> words = new HashSet<>();
    Set<String> names = new HashSet<>();
    counts.forEach((term, count) -> {
      if (count >= FEWEST && small.getOrDefault(term, 0) > SMALL * count) {
        words.add(term);
      } else if (count * 10_000.0 >= WELL_KNOWN * articles) {
        names.add(term);
      }
    });
    return new KnownWords(words, names);
  }
}
