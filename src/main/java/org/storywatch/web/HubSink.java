package org.storywatch.web;

import org.storywatch.websub.Word;

/// Where the words of hubs go.
@FunctionalInterface
public interface HubSink {
  /// Keeps it, for whoever polls the feed. Safe for any threads.
  ///
  /// @throws RuntimeException when it could not be kept
  void hear(Word word);
}
