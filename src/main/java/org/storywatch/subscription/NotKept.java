package org.storywatch.subscription;

/// What somebody said could not be kept; they are told to say it again.
public final class NotKept extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message for the log
  public NotKept(String message) {
    super(message);
  }

  NotKept(String message, Throwable cause) {
    super(message, cause);
  }
}
