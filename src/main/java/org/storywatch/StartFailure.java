package org.storywatch;

/// The program cannot start as it is configured; each line of the message says what to do.
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message);
  }
}
