package org.storywatch.match;

/// What a profile makes of an article: one record of what profiles took note of, from which they
/// learn again.
///
/// @param schema the version of this record's form
/// @param told whether it wants the article; one that it does not want may still have taught it
///   something
public record Decision(int schema, Match match, boolean told) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;
}
