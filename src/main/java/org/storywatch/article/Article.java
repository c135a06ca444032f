package org.storywatch.article;

import java.net.URI;
import java.time.Instant;

/// An entry of a feed, identified and cleaned: what travels from stage to stage, as one JSON
/// record.
///
/// @param schema the version of this record's form
/// @param id the same for the same article, from whichever feed it came
/// @param feed the id of the feed that it was first read from
/// @param outlet who published it, as people call it
/// @param url where it can be read
/// @param title its headline as plain text, empty where it has none
/// @param author who wrote it, empty when unknown
/// @param text its body as plain text, paragraphs separated by blank lines
/// @param lang its language as a BCP 47 tag, empty when unknown
/// @param published when it was published; when it was fetched, where the feed does not say
/// @param fetched when it was read from the feed
/// @param backfill whether it is old, and only came to us now, as when a feed was repaired: nobody
///   is alerted of it
public record Article(
    int schema,
    String id,
    String feed,
    String outlet,
    URI url,
    String title,
    String author,
    String text,
    String lang,
    Instant published,
    Instant fetched,
    boolean backfill) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  /// An article that is news.
  public Article(
      int schema,
      String id,
      String feed,
      String outlet,
      URI url,
      String title,
      String author,
      String text,
      String lang,
      Instant published,
      Instant fetched) {
    this(schema, id, feed, outlet, url, title, author, text, lang, published, fetched, false);
  }

  /// The same as something old, of which nobody is alerted.
  public Article old() {
    return new Article(
        schema, id, feed, outlet, url, title, author, text, lang, published, fetched, true);
  }
}
