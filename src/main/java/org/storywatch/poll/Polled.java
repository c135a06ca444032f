package org.storywatch.poll;

import java.time.Instant;
import java.util.Map;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.News;

/// A poll that is done, or word from a hub, which waits for the [Newsdesk].
///
/// @param turn whose it was
/// @param news what came
/// @param at when it came
/// @param full new articles of it as their pages tell them, by id
record Polled(Turn turn, News news, Instant at, Map<String, Article> full) {
  /// Without pages.
  Polled(Turn turn, News news, Instant at) {
    this(turn, news, at, Map.of());
  }

  /// The same, with these pages.
  Polled with(Map<String, Article> pages) {
    return new Polled(turn, news, at, pages);
  }

  Feed feed() {
    return turn.feed();
  }
}
