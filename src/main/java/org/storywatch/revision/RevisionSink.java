package org.storywatch.revision;

/// Keeps what people change of profiles, for every process.
@FunctionalInterface
public interface RevisionSink {
  /// Returns when it is safe. For any threads.
  ///
  /// @throws RuntimeException when it is not
  void keep(Revision said);
}
