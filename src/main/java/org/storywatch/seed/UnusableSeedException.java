package org.storywatch.seed;

/// A file that cannot serve as a seed. Caught where files are read: outside it is data.
final class UnusableSeedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableSeedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// What is wrong with the file and what to do, one line.
  String reason() {
    return reason;
  }
}
