package org.storywatch.fulltext;

/// For which articles of a feed the page is read.
public enum When {
  NEVER,
  /// Where the feed gives a summary only.
  SUMMARY,
  ALWAYS
}
