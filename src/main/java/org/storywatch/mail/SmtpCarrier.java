package org.storywatch.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Message;
import org.storywatch.ops.Condition;

/// Hands mails to an SMTP server, one at a time.
///
/// The connection is kept for the next mail and asked before it is used again. A connection lost
/// after the last byte leaves open whether the server took the mail: the next try has the same
/// Message-ID.
public final class SmtpCarrier implements Carrier, AutoCloseable {
  private final AlertMail mail;
  private final SmtpServer server;
  private final Session session;
  private @Nullable SMTPTransport open;
  private boolean closed;

  /// @param settings must have a mail server
  public SmtpCarrier(MailSettings settings, AlertMail mail) {
    this.mail = mail;
    this.server =
        SmtpServer.of(
            settings
                .smtp()
                .orElseThrow(() -> new IllegalArgumentException("mail.smtp: not given")));
    this.session = Session.getInstance(server.properties(settings.sender().getAddress()));
  }

  @Override
  public synchronized Outcome carry(Message message) {
    if (closed) {
      return new Outcome.Postponed("the program is stopping");
    }
    MimeMessage mime;
    InternetAddress[] to;
    try {
      mime = new MimeMessage(session, new ByteArrayInputStream(mail.message(message)));
      String subscriber = message.alerts().getFirst().subscriber();
      to = new InternetAddress[] {new InternetAddress(subscriber, true)};
    } catch (MessagingException | RuntimeException e) {
      return Unsendable.of(e);
    }
    try {
      SMTPTransport transport = connected();
      transport.sendMessage(mime, to);
      return new Outcome.Accepted(Plain.line(transport.getLastServerResponse()));
    } catch (MessagingException | RuntimeException e) {
      hangUp();
      return Replies.outcome(server, e);
    }
  }

  /// Whether mails can be sent now, asked by connecting and logging in; sends nothing.
  public Condition reachable() {
    try (SMTPTransport transport = connect()) {
      String safely = transport.isSSL() ? " over TLS" : "";
      String login = server.user().isEmpty() ? "" : " and knows the user " + server.user();
      return Condition.well("the mail server %s answers%s%s".formatted(server, safely, login));
    } catch (MessagingException | RuntimeException e) {
      return Condition.trying(Replies.outcome(server, e).words());
    }
  }

  /// Waits for the mail under way and says goodbye to the server.
  @Override
  public synchronized void close() {
    closed = true;
    hangUp();
  }

  private SMTPTransport connected() throws MessagingException {
    SMTPTransport kept = open;
    if (kept != null && kept.isConnected()) {
      return kept;
    }
    SMTPTransport fresh = connect();
    open = fresh;
    return fresh;
  }

  private SMTPTransport connect() throws MessagingException {
    SMTPTransport transport = (SMTPTransport) session.getTransport(server.scheme());
    if (server.user().isEmpty()) {
      transport.connect(server.host(), server.port(), null, null);
    } else {
      transport.connect(server.host(), server.port(), server.user(), server.password());
    }
    return transport;
  }

  private void hangUp() {
    SMTPTransport kept = open;
    open = null;
    try {
      if (kept != null) {
        kept.close();
      }
    } catch (MessagingException e) {
      // A server that is gone needs no goodbye.
    }
  }
}
