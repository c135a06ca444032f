package org.storywatch.trend;

/// What is counted, in the order in which an article goes through the program.
public enum Series {
  /// Articles that were read.
  READ,
  /// Articles that fit a profile, once for each profile.
  MATCHED,
  /// Developments that were told.
  TOLD,
  /// Alerts that a mail server took.
  MAILED
}
