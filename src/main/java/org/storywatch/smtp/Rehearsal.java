package org.storywatch.smtp;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.storywatch.mail.MailSettings;
import org.storywatch.mail.Plain;
import org.storywatch.mime.Mailbox;
import org.storywatch.ops.Condition;

/// All of a mail but the mail: connecting, TLS, the login, the sender and each recipient. Nothing
/// is sent, since what was begun is taken back before any content (RFC 5321 section 4.1.1.5).
public final class Rehearsal {
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30));

  private final SmtpServer server;
  private final Mailbox sender;
  private final SSLSocketFactory tls;
  private final Patience patience;

  /// @param settings must have a mail server
  public Rehearsal(MailSettings settings) {
    this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), SHORT);
  }

  Rehearsal(MailSettings settings, SSLSocketFactory tls, Patience patience) {
    this.server =
        SmtpServer.of(
            settings
                .smtp()
                .orElseThrow(() -> new IllegalArgumentException("mail.smtp: not given")));
    this.sender = settings.sender().address();
    this.tls = tls;
    this.patience = patience;
  }

  /// Plays it through to the first no that ends it.
  ///
  /// @param recipients mail addresses
  public List<Condition> run(List<String> recipients) {
    return Limit.within(patience.whole(), () -> play(recipients));
  }

  private List<Condition> play(List<String> recipients) {
    List<Condition> found = new ArrayList<>();
    SteppedTransport transport = new SteppedTransport(server, sender.domain(), tls, patience);
    try {
      transport.begin(server);
      String safely = transport.isSSL() ? " over TLS" : "";
      String login = server.user().isEmpty() ? "" : " and knows the user " + server.user();
      found.add(Condition.well("the mail server %s answers%s%s".formatted(server, safely, login)));
      for (String recipient : recipients) {
        Condition taken = envelope(transport, Mailbox.of(recipient));
        found.add(taken);
        transport.simpleCommand("RSET");
        if (transport.step() == Step.SENDER) {
          break; // it would say the same of the next
        }
      }
    } catch (MessagingException | RuntimeException e) {
      String words = Replies.outcome(server, transport.step(), transport.reply(), e).words();
      found.add(Condition.dead("mail.smtp: " + words + ": " + advice(transport.step())));
    } finally {
      transport.end();
    }
    return found;
  }

  private Condition envelope(SteppedTransport transport, Mailbox to) throws MessagingException {
    boolean wide = sender.needsUtf8() || to.needsUtf8();
    if (wide && !transport.supportsExtension("SMTPUTF8")) {
      return Condition.dead(
          "%s takes no addresses with other letters than ASCII, such as %s: use another server, or another address"
              .formatted(server, to));
    }
    String more = wide ? " BODY=8BITMIME SMTPUTF8" : "";
    int code = transport.simpleCommand("MAIL FROM:<%s>%s".formatted(sender, more));
    if (code != 250) {
      return Condition.dead(
          "%s does not take mails from %s (%s): change mail.from to a sender that it allows"
              .formatted(server, sender, said(transport)));
    }
    code = transport.simpleCommand("RCPT TO:<%s>".formatted(to));
    if (code == 250 || code == 251) {
      return Condition.well("%s takes mails from %s to %s".formatted(server, sender, to));
    }
    String words = "%s does not take mails to %s (%s)".formatted(server, to, said(transport));
    return code >= 500
        ? Condition.dead(words + ": correct the address, or let the server relay to it")
        : Condition.trying(words + ": it is tried again by itself");
  }

  private static String said(SteppedTransport transport) {
    return Plain.line(transport.reply().words());
  }

  private static String advice(Step step) {
    return switch (step) {
      case GREETING, HELLO -> "see whether host and port are right, and what is between";
      case TLS -> "see ?starttls= in the README, and the server's certificate";
      case LOGIN -> "correct user and password";
      case SENDER, RECIPIENT, CONTENT, END -> "ask whoever runs it";
    };
  }
}
