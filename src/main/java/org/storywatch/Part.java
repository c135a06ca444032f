package org.storywatch;

/// What one process may do of the whole; all of it, unless `--stages` says less.
enum Part {
  /// Polls the feeds.
  FEEDS,
  /// Scores articles.
  MATCH,
  /// Decides what is told to whom, and sends it.
  TELL,
  /// Shows the page. Health and metrics are answered by every process.
  WEB
}
