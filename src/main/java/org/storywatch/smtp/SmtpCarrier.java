package org.storywatch.smtp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Message;
import org.storywatch.mail.AlertMail;
import org.storywatch.mail.MailSettings;
import org.storywatch.mail.Plain;
import org.storywatch.mail.Unsendable;
import org.storywatch.mime.Mailbox;
import org.storywatch.ops.Condition;

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
  private @Nullable Dialogue open;
  private Instant used = Instant.EPOCH;
  private int sent;
  private boolean closed;

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
    byte[] bytes;
    Mailbox to;
    try {
      to = Mailbox.of(message.alerts().getFirst().subscriber());
      bytes = mail.message(message);
    } catch (RuntimeException e) {
      return Unsendable.of(e);
    }
    try {
      Dialogue dialogue = ready();
      String words = dialogue.send(sender, to, bytes);
      used = clock.instant();
      sent++;
      return new Outcome.Accepted(Plain.line(words));
    } catch (Trouble e) {
      if (e.reply().isEmpty() || e.reply().get().code() == 421) {
        drop();
      }
      return Replies.outcome(server, e);
    }
  }

  /// Whether mails can be sent now, asked by connecting and logging in; sends nothing.
  public Condition reachable() {
    try (Dialogue dialogue = begin()) {
      String safely = dialogue.isSecure() ? " over TLS" : "";
      String login = server.user().isEmpty() ? "" : " and knows the user " + server.user();
      dialogue.end();
      return Condition.well("the mail server %s answers%s%s".formatted(server, safely, login));
    } catch (Trouble e) {
      return Condition.trying(Replies.outcome(server, e).words());
    }
  }

  /// Waits for the mail under way and says goodbye to the server.
  @Override
  public synchronized void close() {
    closed = true;
    Optional.ofNullable(open).ifPresent(Dialogue::end);
    open = null;
  }

  private Dialogue ready() throws Trouble {
    Dialogue kept = open;
    if (kept != null) {
      boolean fresh = sent < MOST_MAILS && clock.instant().isBefore(used.plus(KEPT));
      if (fresh && kept.isReady()) {
        return kept;
      }
      open = null;
      kept.end();
    }
    Dialogue begun = begin();
    open = begun;
    used = clock.instant();
    sent = 0;
    return begun;
  }

  private Dialogue begin() throws Trouble {
    return Dialogue.begin(server, sender.domain(), tls, patience);
  }

  private void drop() {
    Optional.ofNullable(open).ifPresent(Dialogue::close);
    open = null;
  }
}
