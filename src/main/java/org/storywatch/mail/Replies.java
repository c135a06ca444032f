package org.storywatch.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.storywatch.alert.Carrier.Outcome;

/// What a failed try means.
///
/// Only a final no to this very message is one. A greeting that refuses everybody or a wrong
/// password is a matter of settings: the alerts wait until somebody has mended them.
final class Replies {
  private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

  private Replies() {}

  private record Reply(int code, String words) {}

  static Outcome outcome(SmtpServer server, Exception failure) {
    Reply reply =
        chain(failure)
            .map(Replies::reply)
            .filter(found -> found.code() > 0)
            .findFirst()
            .orElseGet(() -> new Reply(0, words(failure)));
    String said = "%s: %s".formatted(server, Plain.line(reply.words()));
    return reply.code() >= 500 && !LOGIN.contains(reply.code())
        ? new Outcome.Refused(said)
        : new Outcome.Postponed(said);
  }

  private static Reply reply(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException to -> new Reply(to.getReturnCode(), words(to));
      case SMTPSenderFailedException from -> new Reply(from.getReturnCode(), words(from));
      case SMTPSendFailedException rest -> new Reply(rest.getReturnCode(), words(rest));
      default -> new Reply(0, "");
    };
  }

  private static String words(Throwable failure) {
    String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return failure instanceof AuthenticationFailedException
        ? "the user name or the password is not accepted: " + words
        : words;
  }

  /// The nested ones first: the outer ones of a refused address say only that it was refused.
  private static Stream<Throwable> chain(Throwable failure) {
    Throwable next = failure instanceof MessagingException m ? m.getNextException() : null;
    return next == null ? Stream.of(failure) : Stream.concat(chain(next), Stream.of(failure));
  }
}
