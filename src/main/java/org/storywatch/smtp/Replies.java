package org.storywatch.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
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

  /// @param step where it ended
  /// @param reply what the server said there
  static Outcome outcome(SmtpServer server, Step step, Reply reply, Exception failure) {
    String words = reply.isNo() ? reply.words() : words(step, reply, failure);
    String said = "%s: %s".formatted(server, Plain.line(words));
    if (!reply.isNo()) {
      return step == Step.END ? new Outcome.Unknown(said) : new Outcome.Postponed(said);
    }
    boolean isFinal = reply.code() >= 500 && !LOGIN.contains(reply.code());
    return switch (step) {
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

  private static String words(Step step, Reply reply, Exception failure) {
    Throwable cause = failure;
    while (cause instanceof MessagingException outer && outer.getNextException() != null) {
      cause = outer.getNextException();
    }
    return switch (cause) {
      case SSLException tls -> "TLS could not be agreed on: " + tls.getMessage();
      case UnknownHostException _ -> "there is no such host";
      case SocketTimeoutException late -> "no answer: " + late.getMessage();
      case IOException lost when step == Step.GREETING -> "cannot be reached: " + lost.getMessage();
      case IOException lost -> "the connection was lost: " + lost.getMessage();
      default ->
          reply.equals(Reply.NONE)
              ? String.valueOf(failure.getMessage()).replace("[EOF]", "hung up without an answer")
              : "an answer that fits no question: " + reply.words();
    };
  }
}
