package org.storywatch.stream;

/// Bytes that are no record of ours: broken JSON, a missing field, or a form that is newer than
/// this program.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
