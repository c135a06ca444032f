package org.storywatch.poll;

import java.time.Instant;
import java.util.Map;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.Fetch;

/// A poll that is done and waits for the [Newsdesk].
///
/// @param turn whose it was
/// @param at when it was done
/// @param full new articles of it as their pages tell them, by id
record Polled(Turn turn, Fetch fetch, Instant at, Map<String, Article> full) {
  /// A poll without pages.
  Polled(Turn turn, Fetch fetch, Instant at) {
    this(turn, fetch, at, Map.of());
  }

  /// The same, with these pages.
  Polled with(Map<String, Article> pages) {
    return new Polled(turn, fetch, at, pages);
  }

  Feed feed() {
    return turn.feed();
  }
}
