package org.storywatch.format;

import java.util.List;

/// What was in the bytes of a feed.
public sealed interface Parsed {
  /// A feed, perhaps without entries.
  ///
  /// @param title what it calls itself, empty for nothing
  /// @param link the page it belongs to, empty for none
  /// @param lang a BCP 47 tag, empty when unknown
  /// @param entries in the order of the feed
  record Contents(String title, String link, String lang, List<Entry> entries) implements Parsed {
    /// Copies the entries.
    public Contents {
      entries = List.copyOf(entries);
    }
  }

  /// No feed that could be made out.
  ///
  /// @param words why, for people, such as "is a web page and not a feed"
  record Unreadable(String words) implements Parsed {
    /// Cuts what a parser says, which may be as long as the feed.
    public Unreadable {
      words = Limits.title(words);
    }
  }
}
