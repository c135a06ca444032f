package org.storywatch.fulltext;

import java.util.Optional;
import org.storywatch.page.Page;

/// What became of one page.
public sealed interface Visit {
  /// It was read; it may still have no text.
  record Read(Page page) implements Visit {}

  /// It was not asked for, or not taken: the site or our settings do not allow it.
  ///
  /// @param words why, for people, such as "robots.txt does not allow it"
  record Refused(String words) implements Visit {}

  /// There was no page, or none that can be read.
  ///
  /// @param words why, for people
  record Failed(String words) implements Visit {}

  /// The page, if there is one with text.
  default Optional<Page> found() {
    return this instanceof Read(Page page) && !page.text().isEmpty()
        ? Optional.of(page)
        : Optional.empty();
  }
}
