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
  /// @param wishes when it wants to be polled
  /// @param push who tells of its new entries
  /// @param cut whether the answer broke off: entries may be missing that come with the next one,
  ///   so its validators must not be kept
  /// @param omitted how many entries were too many and left out
  record Contents(
      String title,
      String link,
      String lang,
      List<Entry> entries,
      Wishes wishes,
      Push push,
      boolean cut,
      int omitted)
      implements Parsed {
    /// Copies the entries.
    public Contents {
      entries = List.copyOf(entries);
    }

    /// The same, with other word on who tells.
    public Contents with(Push other) {
      return new Contents(title, link, lang, entries, wishes, other, cut, omitted);
    }

    /// A whole feed that says nothing of its wishes.
    public Contents(String title, String link, String lang, List<Entry> entries) {
      this(title, link, lang, entries, Wishes.NONE, Push.NONE, false, 0);
    }
  }

  /// No feed that could be made out.
  ///
  /// @param words why, for people, such as "is a web page and not a feed"
  /// @param reason the same for programs
  /// @param feed the address of the feed that a web page names, empty for none
  record Unreadable(String words, Reason reason, String feed) implements Parsed {
    /// Cuts what a parser says, which may be as long as the feed.
    public Unreadable {
      words = Limits.title(words);
    }

    /// Something that is no feed, or a broken one.
    public Unreadable(String words) {
      this(words, Reason.MALFORMED);
    }

    /// Something without a feed's address in it.
    public Unreadable(String words, Reason reason) {
      this(words, reason, "");
    }
  }

  /// Why there is no feed.
  enum Reason {
    /// Nothing came.
    EMPTY,
    /// It is something else.
    NO_FEED,
    /// It is a web page.
    WEB_PAGE,
    /// It is broken beyond repair.
    MALFORMED,
    /// It passed a limit, or made a library fail; a feed that keeps doing so is to be left alone.
    TOO_MUCH
  }
}
