package org.storywatch.fact;

import java.util.List;
import java.util.Set;

/// One sentence of an account.
///
/// @param text as it is written
/// @param words how many it has
/// @param hash the same for the same words, whatever their case, accents and punctuation
/// @param sequence its stems and numbers in their order: the same for the same words, whatever
///   their spelling
/// @param stems the stems of the words that tell something
/// @param facts what may be news in it
/// @param kind what it is in its article
public record Sentence(
    String text,
    int words,
    int hash,
    List<String> sequence,
    Set<String> stems,
    List<Fact> facts,
    Kind kind) {
  /// Copies the collections.
  public Sentence {
    sequence = List.copyOf(sequence);
    stems = Set.copyOf(stems);
    facts = List.copyOf(facts);
  }

  /// What a sentence is in its article.
  public enum Kind {
    /// The headline.
    TITLE,
    /// A sentence of the report.
    BODY,
    /// What belongs to the page or the outlet.
    FURNITURE
  }
}
