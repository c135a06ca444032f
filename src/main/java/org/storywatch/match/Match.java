package org.storywatch.match;

import java.util.List;
import org.storywatch.article.Article;

/// An article that fits a profile, and why.
///
/// @param schema the version of this record's form
/// @param profile the profile's id
/// @param article the article as it was read
/// @param score the chance that it is of the profile's story, 0..1, see [Calibration]
/// @param terms the terms that carried the score, the strongest first, at most twelve
public record Match(int schema, String profile, Article article, double score, List<Term> terms) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;
}
