package org.storywatch.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.storywatch.mime.Mailbox;

/// One connection to a mail server, open and logged in, over which mails go one after the other.
final class Dialogue implements AutoCloseable {
  private static final Pattern DOTS = Pattern.compile("(?m)^\\.");

  // What answers begin with (RFC 5321 section 4.2.1).
  private static final int DONE = 2;
  private static final int MORE = 3;

  private final SmtpServer server;
  private final Wire wire;
  private final Patience patience;
  private List<String> extensions = List.of();

  private Dialogue(SmtpServer server, Wire wire, Patience patience) {
    this.server = server;
    this.wire = wire;
    this.patience = patience;
  }

  /// Connects, turns to TLS as the server's settings want it, and logs in.
  ///
  /// @param me the domain that we are known by; an address where it is no whole one
  static Dialogue begin(SmtpServer server, String me, SSLSocketFactory tls, Patience patience)
      throws Trouble {
    Wire wire;
    try {
      wire = Wire.to(server.host(), server.port(), patience.connect());
    } catch (IOException e) {
      throw new Trouble(Step.GREETING, "cannot be reached: " + e.getMessage(), e);
    }
    Dialogue dialogue = new Dialogue(server, wire, patience);
    boolean begun = false;
    try (Watchdog _ = Watchdog.over(dialogue, patience.whole())) {
      dialogue.open(me, tls);
      begun = true;
      return dialogue;
    } finally {
      if (!begun) {
        dialogue.close();
      }
    }
  }

  private void open(String me, SSLSocketFactory tls) throws Trouble {
    if (server.isTls()) {
      secure(tls);
    }
    answer(Step.GREETING, DONE, patience.answer());
    String name = me.contains(".") ? me : wire.literal();
    hello(name);
    if (!wire.isSecure() && !"none".equals(server.starttls())) {
      if (offers("STARTTLS")) {
        command(Step.TLS, "STARTTLS");
        secure(tls);
        hello(name);
      } else if ("required".equals(server.starttls())) {
        throw new Trouble(
            Step.TLS,
            "TLS is required (starttls=required), and the server does not offer it",
            null);
      }
    }
    if (!server.user().isEmpty()) {
      login();
    }
  }

  private void hello(String name) throws Trouble {
    Reply reply = command(Step.HELLO, "EHLO " + name);
    extensions = reply.lines().stream().skip(1).map(line -> line.toUpperCase(Locale.ROOT)).toList();
  }

  private boolean offers(String extension) {
    return extensions.stream().anyMatch(line -> line.split("[ =]", 2)[0].equals(extension));
  }

  private void secure(SSLSocketFactory tls) throws Trouble {
    try {
      wire.secure(tls, server.host(), patience.answer());
    } catch (IOException e) {
      throw new Trouble(Step.TLS, "TLS could not be agreed on: " + e.getMessage(), e);
    }
  }

  /// RFC 4954, by PLAIN where it is offered, else by LOGIN.
  private void login() throws Trouble {
    List<String> ways =
        extensions.stream()
            .filter(line -> line.startsWith("AUTH"))
            .flatMap(line -> Stream.of(line.split("[ =]", -1)).skip(1))
            .toList();
    if (ways.contains("PLAIN")) {
      command(Step.LOGIN, "AUTH PLAIN " + base64("\0" + server.user() + "\0" + server.password()));
    } else if (ways.contains("LOGIN")) {
      command(Step.LOGIN, "AUTH LOGIN", MORE);
      command(Step.LOGIN, base64(server.user()), MORE);
      command(Step.LOGIN, base64(server.password()));
    } else {
      throw new Trouble(
          Step.LOGIN, "a user is configured, and the server offers no login that is known", null);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /// Sends one mail.
  ///
  /// @param mail lines that end in CRLF
  /// @return what the server said at the end
  String send(Mailbox from, Mailbox to, byte[] mail) throws Trouble {
    try (Watchdog _ = Watchdog.over(this, patience.whole())) {
      boolean wide = from.needsUtf8() || to.needsUtf8();
      if (wide && !offers("SMTPUTF8")) {
        // In the form of a no of the server, which it would be (RFC 6531 section 3.5).
        String no = "5.6.7 the server takes no addresses with other letters than ASCII (SMTPUTF8)";
        throw new Trouble(Step.RECIPIENT, new Reply(553, List.of(no)));
      }
      command(Step.SENDER, "MAIL FROM:<" + from + ">" + (wide ? " BODY=8BITMIME SMTPUTF8" : ""));
      command(Step.RECIPIENT, "RCPT TO:<" + to + ">");
      command(Step.CONTENT, "DATA", MORE);
      send(Step.CONTENT, stuffed(mail));
      send(Step.END, ".\r\n".getBytes(UTF_8));
      return answer(Step.END, DONE, patience.end()).toString();
    }
  }

  /// A dot more at the start of each line that begins with one (RFC 5321 section 4.5.2).
  private static byte[] stuffed(byte[] mail) {
    return DOTS.matcher(new String(mail, ISO_8859_1)).replaceAll("..").getBytes(ISO_8859_1);
  }

  /// Whether the server still listens, and is ready for another mail.
  boolean isReady() {
    try (Watchdog _ = Watchdog.over(this, patience.whole())) {
      command(Step.SENDER, "RSET");
      return true;
    } catch (Trouble e) {
      return false;
    }
  }

  boolean isSecure() {
    return wire.isSecure();
  }

  private Reply command(Step step, String command) throws Trouble {
    return command(step, command, DONE);
  }

  private Reply command(Step step, String command, int wanted) throws Trouble {
    try {
      wire.send(command);
    } catch (IOException e) {
      throw new Trouble(step, "the connection was lost: " + e.getMessage(), e);
    }
    return answer(step, wanted, patience.answer());
  }

  private void send(Step step, byte[] bytes) throws Trouble {
    try {
      wire.send(bytes);
    } catch (IOException e) {
      throw new Trouble(step, "the connection was lost: " + e.getMessage(), e);
    }
  }

  private Reply answer(Step step, int wanted, Duration wait) throws Trouble {
    Reply reply;
    try {
      reply = wire.reply(wait);
    } catch (IOException e) {
      throw new Trouble(step, "no answer: " + e.getMessage(), e);
    }
    if (reply.code() >= 400) {
      throw new Trouble(step, reply);
    }
    if (reply.code() / 100 != wanted) {
      throw new Trouble(step, "an answer that fits no question: " + reply, null);
    }
    return reply;
  }

  /// Says goodbye, and does not wait for an answer.
  void end() {
    try {
      wire.send("QUIT");
    } catch (IOException e) {
      // A server that is gone needs no goodbye.
    }
    close();
  }

  @Override
  public void close() {
    wire.close();
  }
}
