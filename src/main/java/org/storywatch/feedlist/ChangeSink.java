package org.storywatch.feedlist;

import java.util.List;

/// Keeps what people change of the feeds, for every process.
@FunctionalInterface
public interface ChangeSink {
  /// Returns when it is safe. For any threads.
  ///
  /// @throws RuntimeException when it is not
  void keep(List<Change> changes);
}
