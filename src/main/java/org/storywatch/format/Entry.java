package org.storywatch.format;

import java.time.Instant;

/// One item or entry of a feed, cleaned but not yet known by an id.
///
/// @param guid what the feed calls it; its link in XML that calls it nothing, else empty
/// @param link its page as a whole address, empty where it has none
/// @param title plain text, empty where it has none
/// @param author empty when unknown
/// @param outlet who published it, where that is not the feed itself; else empty
/// @param text its longest body as plain text, paragraphs separated by blank lines
/// @param lang its own language, empty where the feed's holds
/// @param published [Instant#EPOCH] where the feed does not say so that it could be believed; may
///   be in the future, see [#publishedBy]
/// @param dating what is to be thought of the date
public record Entry(
    String guid,
    String link,
    String title,
    String author,
    String outlet,
    String text,
    String lang,
    Instant published,
    Dating dating) {
  /// What a feed's date is worth, as far as that can be told without a clock.
  public enum Dating {
    /// A date that may be right.
    SAID,
    /// There is none.
    ABSENT,
    /// There is one that nobody can read.
    UNREADABLE,
    /// It lies before there were feeds: a clock that was never set, or a zero.
    BEFORE_1990
  }

  /// An entry whose date is right, or [Instant#EPOCH] for none.
  public Entry(
      String guid,
      String link,
      String title,
      String author,
      String outlet,
      String text,
      String lang,
      Instant published) {
    this(guid, link, title, author, outlet, text, lang, published, dating(published));
  }

  /// When it was published as far as anybody can know who read it at that time: its own date, or
  /// the time of reading where it has none or one in the future.
  public Instant publishedBy(Instant fetched) {
    return dating != Dating.SAID || published.isAfter(fetched) ? fetched : published;
  }

  private static Dating dating(Instant published) {
    return published.equals(Instant.EPOCH) ? Dating.ABSENT : Dating.SAID;
  }
}
