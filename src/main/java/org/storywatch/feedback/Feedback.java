package org.storywatch.feedback;

import java.time.Instant;
import java.util.Comparator;
import org.storywatch.article.Article;

/// What somebody says of an article and a profile: one record of a compacted topic, of which the
/// last one holds.
///
/// @param schema the version of this record's form
/// @param profile the profile's id
/// @param article the whole article, since it may be gone from everywhere else later
/// @param verdict what is said
/// @param at when
public record Feedback(int schema, String profile, Article article, Verdict verdict, Instant at) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// The oldest word first.
  public static final Comparator<Feedback> IN_ORDER =
      Comparator.comparing(Feedback::at).thenComparing(Feedback::key);

  /// What can be said.
  public enum Verdict {
    /// It is of the story.
    MORE,
    /// It is not.
    LESS,
    /// What was said before is taken back.
    NONE
  }

  /// The key of its record.
  public String key() {
    return profile + "/" + article.id();
  }
}
