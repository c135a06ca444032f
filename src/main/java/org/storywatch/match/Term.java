package org.storywatch.match;

/// One term with its share in a score.
///
/// @param term as people read it
/// @param weight what it added to the score, above 0
public record Term(String term, double weight) {}
