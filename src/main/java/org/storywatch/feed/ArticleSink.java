package org.storywatch.feed;

import java.util.List;
import org.storywatch.article.Article;

/// Where the feeds leave what they read. All of one call becomes visible together, or nothing of
/// it.
///
/// Feeds are divided into shards, each of which one process at a time owns.
public interface ArticleSink {
  /// The shard of a feed: always the same, of few.
  ///
  /// @param feed its id
  int shard(String feed);

  /// Keeps the articles, and what is remembered of the feeds that they came from, for good.
  ///
  /// Returns when all is safe. May be called by one thread at a time only. Whatever unchecked it
  /// throws counts as a passing fault: it is called again with the same, as long as the shard is
  /// this process's own.
  ///
  /// @param shard that of all these feeds
  /// @param articles new ones, each once; may be empty
  /// @param states the states after the polls that gave these articles
  /// @param seen the entries of those feeds of which they changed
  /// @throws InterruptedException when the program is stopping; then nothing was kept
  void publish(int shard, List<Article> articles, List<FeedState> states, List<Seen> seen)
      throws InterruptedException;
}
