package org.storywatch.smtp;

import java.util.Set;
import org.storywatch.alert.Carrier.Outcome;
import org.storywatch.mail.Plain;

/// What a failed try means.
///
/// Only a final no to the recipient or to the mail itself is one. A greeting that refuses
/// everybody, a wrong password, a sender that the server does not like and a relay that is denied
/// are matters of settings: the alerts wait until somebody has mended them, and no address is
/// blamed.
final class Replies {
  private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

  /// Codes of RFC 3463 on policy: who may send what by whom.
  private static final String POLICY = "5.7.";

  private Replies() {}

  static Outcome outcome(SmtpServer server, Trouble trouble) {
    String said = "%s: %s".formatted(server, Plain.line(trouble.words()));
    if (trouble.reply().isEmpty()) {
      return trouble.step() == Step.END ? new Outcome.Unknown(said) : new Outcome.Postponed(said);
    }
    Reply reply = trouble.reply().get();
    boolean isFinal = reply.code() >= 500 && !LOGIN.contains(reply.code());
    return switch (trouble.step()) {
      case GREETING, HELLO, TLS, SENDER -> new Outcome.Postponed(said);
      case LOGIN ->
          new Outcome.Postponed(said + " (the user name or the password is not accepted)");
      case RECIPIENT ->
          isFinal && !reply.enhanced().startsWith(POLICY)
              ? new Outcome.Refused(said)
              : new Outcome.Postponed(said);
      case CONTENT, END -> isFinal ? new Outcome.Refused(said) : new Outcome.Postponed(said);
    };
  }
}
