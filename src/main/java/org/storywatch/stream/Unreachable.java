package org.storywatch.stream;

import org.jspecify.annotations.Nullable;

/// The cluster does not answer; the message says which, for people.
public final class Unreachable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreachable(String message) {
    super(message);
  }

  /// The first line of what an exception says.
  public static String words(@Nullable Throwable cause) {
    if (cause == null) {
      return "no reason given";
    }
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
