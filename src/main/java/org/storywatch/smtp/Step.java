package org.storywatch.smtp;

/// How far the dialogue with a mail server is.
enum Step {
  /// Connecting, until the server greets.
  GREETING,
  /// Saying who we are.
  HELLO,
  /// Turning to TLS.
  TLS,
  /// User and password.
  LOGIN,
  /// Naming the sender.
  SENDER,
  /// Naming the recipient.
  RECIPIENT,
  /// Asking to send the mail, and sending it, but for its last dot.
  CONTENT,
  /// The last dot, perhaps sent, until the answer to it.
  END;

  /// The step that a command begins, or this one for what belongs to none.
  Step at(String command) {
    return switch (command.split("[ :]", 2)[0]) {
      case "EHLO", "HELO" -> HELLO;
      case "STARTTLS" -> TLS;
      case "AUTH" -> LOGIN;
      case "MAIL" -> SENDER;
      case "RCPT" -> RECIPIENT;
      case "DATA" -> CONTENT;
      case "." -> END;
      default -> this;
    };
  }
}
