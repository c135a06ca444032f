package org.storywatch.feed;

import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.storywatch.article.Article;
import org.storywatch.article.Link;
import org.storywatch.format.Entry;
import org.storywatch.format.Parsed;

/// Makes articles of entries.
public final class Articles {
  private Articles() {}

  /// The article that an entry is.
  ///
  /// @param contents what stands above it
  /// @param at when it was read
  /// @param backfill whether it is new to us and old to the world
  public static Article of(
      String id, Entry entry, Parsed.Contents contents, Feed feed, Instant at, boolean backfill) {
    return new Article(
        Article.SCHEMA,
        id,
        feed.id(),
        first(entry.outlet(), feed.title(), contents.title(), Link.host(feed.url())),
        url(entry, contents, feed),
        entry.title(),
        entry.author(),
        entry.text(),
        first(entry.lang(), contents.lang()),
        entry.publishedBy(at),
        at,
        backfill);
  }

  private static URI url(Entry entry, Parsed.Contents contents, Feed feed) {
    return Stream.of(entry.link(), entry.guid(), contents.link())
        .flatMap(written -> Link.parse(written).stream())
        .findFirst()
        .orElse(Link.shown(feed.url()));
  }

  private static String first(String... values) {
    return Stream.of(values).filter(value -> !value.isEmpty()).findFirst().orElse("");
  }
}
