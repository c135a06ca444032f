package org.storywatch.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Message;
import org.storywatch.mail.AlertMail;
import org.storywatch.mail.MailSettings;
import org.storywatch.mail.Plain;
import org.storywatch.mail.Unsendable;
import org.storywatch.mime.Mailbox;

/// Hands mails to an SMTP server, one at a time.
///
/// The connection is kept for the next mail, some minutes at most, and asked before it is used
/// again. A connection lost after the last dot and before the answer leaves open whether the server
/// took the mail: the next try has the same Message-ID.
public final class SmtpCarrier implements Carrier, AutoCloseable {
  private static final Duration KEPT = Duration.ofMinutes(3);

  /// Many servers end a connection after so many mails.
  private static final int MOST_MAILS = 100;

  private final AlertMail mail;
  private final Mailbox sender;
  private final SmtpServer server;
  private final SSLSocketFactory tls;
  private final Patience patience;
  private final InstantSource clock;
  private @Nullable SteppedTransport open;
  private Instant used = Instant.EPOCH;
  private int sent;
  private volatile boolean closed;

  /// Who talks to the server, as long as somebody does.
  private volatile Optional<Thread> talking = Optional.empty();

  /// @param settings must have a mail server
  /// @param clock tells how long a connection was kept
  public SmtpCarrier(MailSettings settings, AlertMail mail, InstantSource clock) {
    this(settings, mail, clock, (SSLSocketFactory) SSLSocketFactory.getDefault(), Patience.USUAL);
  }

  SmtpCarrier(
      MailSettings settings,
      AlertMail mail,
      InstantSource clock,
      SSLSocketFactory tls,
      Patience patience) {
    this.mail = mail;
    this.sender = settings.sender().address();
    this.server =
        SmtpServer.of(
            settings
                .smtp()
                .orElseThrow(() -> new IllegalArgumentException("mail.smtp: not given")));
    this.clock = clock;
    this.tls = tls;
    this.patience = patience;
  }

  @Override
  public synchronized Outcome carry(Message message) {
    if (closed) {
      return new Outcome.Postponed("the program is stopping");
    }
    Mailbox to;
    byte[] bytes;
    try {
      to = Mailbox.of(message.alerts().getFirst().subscriber());
    } catch (RuntimeException e) {
      return new Outcome.Refused(
          "this is no mail address: " + Plain.line(String.valueOf(e.getMessage())));
    }
    try {
      bytes = mail.message(message);
    } catch (RuntimeException e) {
      return Unsendable.of(e);
    }
    return Limit.within(
        patience.whole(),
        () -> {
          talking = Optional.of(Thread.currentThread());
          try {
            return carry(bytes, to);
          } finally {
            talking = Optional.empty();
          }
        });
  }

  private Outcome carry(byte[] bytes, Mailbox to) {
    Optional<SteppedTransport> kept = kept();
    SteppedTransport transport = kept.orElseGet(this::transport);
    try {
      if (kept.isEmpty()) {
        transport.begin(server);
        open = transport;
        sent = 0;
      }
      used = clock.instant();
      boolean wide = sender.needsUtf8() || to.needsUtf8();
      if (wide && !transport.supportsExtension("SMTPUTF8")) {
        // RFC 6531 section 3.5
        return new Outcome.Refused(
            server + ": it takes no addresses with other letters than ASCII (SMTPUTF8)");
      }
      transport.sendMessage(
          envelope(bytes, wide), new Address[] {new InternetAddress(to.toString(), false)});
      sent++;
      return new Outcome.Accepted(Plain.line(transport.reply().words()));
    } catch (MessagingException | RuntimeException e) {
      if (!transport.reply().isNo() || transport.reply().code() == 421) {
        open = null;
        transport.end();
      }
      return Replies.outcome(server, transport.step(), transport.reply(), e);
    }
  }

  /// The mail, which travels as it is.
  private SMTPMessage envelope(byte[] bytes, boolean wide) throws MessagingException {
    SMTPMessage message = new SMTPMessage(null, new ByteArrayInputStream(bytes));
    message.setEnvelopeFrom(sender.toString());
    if (wide) {
      message.setMailExtension("BODY=8BITMIME SMTPUTF8");
    }
    return message;
  }

  /// The connection is closed, since an interrupt of a virtual thread does that; what was sent
  /// without an answer is perhaps taken.
  @Override
  public void hurry() {
    closed = true;
    talking.ifPresent(Thread::interrupt);
  }

  /// Waits for the mail under way and says goodbye to the server.
  @Override
  public synchronized void close() {
    closed = true;
    Optional.ofNullable(open).ifPresent(SteppedTransport::end);
    open = null;
  }

  private Optional<SteppedTransport> kept() {
    SteppedTransport kept = open;
    if (kept == null) {
      return Optional.empty();
    }
    boolean fresh = sent < MOST_MAILS && clock.instant().isBefore(used.plus(KEPT));
    if (fresh && kept.isConnected()) {
      return Optional.of(kept);
    }
    open = null;
    kept.end();
    return Optional.empty();
  }

  private SteppedTransport transport() {
    return new SteppedTransport(server, sender.domain(), tls, patience);
  }
}
