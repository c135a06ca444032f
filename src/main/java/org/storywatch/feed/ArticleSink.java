package org.storywatch.feed;

import java.util.List;
import org.storywatch.article.Article;

/// Where the feeds leave what they read. All of one call becomes visible together, or nothing of
/// it.
@FunctionalInterface
public interface ArticleSink {
  /// Keeps the articles, and the states of the feeds that they came from, for good.
  ///
  /// Returns when both are safe. May be called by one thread at a time only. Whatever unchecked it
  /// throws counts as a passing fault: it is called again with the same.
  ///
  /// @param articles new ones, each once; may be empty
  /// @param states the states after the polls that gave these articles
  /// @throws InterruptedException when the program is stopping; then nothing was kept
  void publish(List<Article> articles, List<FeedState> states) throws InterruptedException;
}
