package org.storywatch;

/// What the program's end means to whoever started it.
final class ExitCode {
  static final int OK = 0;
  static final int DIED = 1;
  static final int USAGE = 2;

  /// Of `check`: everything works, and something should be otherwise.
  static final int DOUBTFUL = 3;

  private ExitCode() {}
}
