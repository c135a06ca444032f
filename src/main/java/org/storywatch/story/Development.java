package org.storywatch.story;

import java.time.Instant;
import java.util.List;
import org.storywatch.article.Article;
import org.storywatch.match.Term;

/// Something new in a profile's story: one record of a compacted topic, written anew with each
/// copy.
///
/// @param schema the version of this record's form
/// @param profile the profile's id
/// @param id stable, made from the profile and the first article
/// @param first the article that told it first
/// @param score how well that article fits the profile, 0.5 to 1
/// @param terms the terms that carried it
/// @param copies what came later and said the same, oldest first
/// @param told when it was decided to tell it
public record Development(
    int schema,
    String profile,
    String id,
    Article first,
    double score,
    List<Term> terms,
    List<Copy> copies,
    Instant told) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;
}
