package org.storywatch.smtp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dialogue did not go on.
final class Trouble extends Exception {
  private static final long serialVersionUID = 1;

  private final Step step;
  private final transient @Nullable Reply reply;

  /// The server said no.
  Trouble(Step step, Reply reply) {
    super(reply.toString());
    this.step = step;
    this.reply = reply;
  }

  /// There was no answer, or none that can be read.
  Trouble(Step step, String words, @Nullable Throwable cause) {
    super(words, cause);
    this.step = step;
    this.reply = null;
  }

  Step step() {
    return step;
  }

  /// What the server said, if it said something.
  Optional<Reply> reply() {
    return Optional.ofNullable(reply);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
