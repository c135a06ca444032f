package org.storywatch.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// The library's connection to a mail server, which also knows how far it is: what a failure means
/// depends on the step at which it came, and on whether the last dot had gone out, and the
/// library's exceptions do not tell.
///
/// It is stricter than the library at two points: a server has to know EHLO, and to offer a login
/// where a user is configured.
final class SteppedTransport extends SMTPTransport {
  private Step step = Step.GREETING;
  private Reply reply = Reply.NONE;
  private boolean tidying;

  /// @param domain that we are known by; the library finds one where it is no whole one
  SteppedTransport(SmtpServer server, String domain, SSLSocketFactory tls, Patience patience) {
    super(
        Session.getInstance(properties(server, domain, tls, patience)),
        new URLName("smtp", server.name(), server.port(), null, null, null),
        "smtp",
        server.isTls());
  }

  private static Properties properties(
      SmtpServer server, String domain, SSLSocketFactory tls, Patience patience) {
    Properties all = new Properties();
    all.put("mail.smtp.socketFactory", PromptSockets.plain());
    all.put("mail.smtp.socketFactory.fallback", "false");
    all.put("mail.smtp.ssl.socketFactory", PromptSockets.over(tls));
    all.put("mail.smtp.ssl.socketFactory.fallback", "false");
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.starttls.enable", String.valueOf(!"none".equals(server.starttls())));
    all.put("mail.smtp.starttls.required", String.valueOf("required".equals(server.starttls())));
    all.put("mail.smtp.connectiontimeout", String.valueOf(patience.connect().toMillis()));
    all.put("mail.smtp.timeout", String.valueOf(patience.answer().toMillis()));
    all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    all.put("mail.smtp.userset", "true"); // RSET asks whether a kept connection still works
    all.put("mail.smtp.quitwait", "false");
    if (domain.contains(".")) {
      all.put("mail.smtp.localhost", domain);
    }
    return all;
  }

  /// Connects, turns to TLS as the server's settings want it, and logs in.
  void begin(SmtpServer server) throws MessagingException {
    boolean login = !server.user().isEmpty();
    connect(
        server.name(),
        server.port(),
        login ? server.user() : null,
        login ? server.password() : null);
  }

  /// Says goodbye, and does not wait for an answer.
  void end() {
    try {
      close();
    } catch (MessagingException e) {
      // A server that is gone needs no goodbye.
    }
  }

  /// How far it came.
  synchronized Step step() {
    return step;
  }

  /// What the server said at this step.
  synchronized Reply reply() {
    return reply;
  }

  @Override
  protected synchronized boolean protocolConnect(
      String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    boolean connected = super.protocolConnect(host, port, user, password);
    boolean login = user != null && password != null;
    if (login && !supportsExtension("AUTH")) {
      step = Step.LOGIN;
      throw new MessagingException("a user is configured, and the server offers no login");
    }
    return connected;
  }

  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    if (!super.ehlo(domain)) {
      throw new MessagingException("the server does not know EHLO");
    }
    reply = Reply.NONE; // what is amiss later is not amiss with this
    return true;
  }

  /// Commands travel in UTF-8 (RFC 6531 section 3.2); the library takes a character for an octet,
  /// unless it is told to announce SMTPUTF8 with every mail.
  @Override
  protected void sendCommand(String command) throws MessagingException {
    tidying = command.equals("RSET") || command.equals("QUIT");
    if (!tidying) {
      step = step.at(command);
      reply = Reply.NONE;
    }
    super.sendCommand(new String(command.getBytes(UTF_8), ISO_8859_1));
  }

  /// What the server says to RSET after a no would hide the no.
  @Override
  protected int readServerResponse() throws MessagingException {
    boolean aside = tidying;
    int code = super.readServerResponse();
    if (!aside) {
      String words = getLastServerResponse().strip().replaceAll("\\R(?:\\d{3}[ -])?", " ");
      reply = "[EOF]".equals(words) ? Reply.NONE : new Reply(code, words);
    }
    return code;
  }
}
