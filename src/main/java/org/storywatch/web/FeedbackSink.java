package org.storywatch.web;

import org.storywatch.feedback.Feedback;

/// Where people's word on articles goes.
@FunctionalInterface
public interface FeedbackSink {
  /// Keeps it. Safe for any threads.
  ///
  /// @throws RuntimeException when it is not known to be kept
  void note(Feedback said);
}
