package org.storywatch.search;

import java.util.List;

/// What a search comes to.
public sealed interface Answer {
  /// Nothing is archived yet, or it is made anew.
  record Missing() implements Answer {}

  /// The archive cannot be read.
  ///
  /// @param why one line
  record Failed(String why) implements Answer {}

  /// Nothing was asked that could be found.
  record Unasked(Extent extent) implements Answer {}

  /// What was found.
  ///
  /// @param hits those of one page
  /// @param count of all pages
  /// @param whole whether there was time to look at everything
  record Found(Extent extent, List<Hit> hits, int count, boolean whole) implements Answer {}
}
