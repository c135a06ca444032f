package org.storywatch.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Carrier.Outcome.Accepted;
import org.storywatch.alert.Carrier.Outcome.Postponed;
import org.storywatch.alert.Carrier.Outcome.Refused;
import org.storywatch.alert.Message;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Condition;

class SmtpCarrierTest {
  private final Alert alert = Samples.alert(Samples.opening());
  @TempDir Path folder;

  @Test
  void twoMailsArriveOverOneConnection() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    URI uri = URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort());
    try (SmtpCarrier carrier = Carriers.to(uri)) {
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Accepted.class);
      assertThat(carrier.carry(Message.of(alert, alert))).isInstanceOf(Accepted.class);
      MimeMessage[] came = server.getReceivedMessages();
      assertThat(came).hasSize(2);
      assertThat(came[0].getMessageID()).isEqualTo("<alert-article-0@example.org>");
      assertThat(came[0].getAllRecipients())
          .extracting(Address::toString)
          .containsExactly("reader@example.org");
    } finally {
      server.stop();
    }
  }

  @Test
  void aMailArrivesOverTlsFromTheFirstByteWithAPassword() throws Exception {
    TlsKeys keys = TlsKeys.of(folder, "127.0.0.1");
    System.setProperty("greenmail.tls.keystore.file", keys.file().toString());
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    server.setUser("me@here", "me@here", "p@ss");
    server.start();
    int port = server.getSmtps().getPort();
    URI uri = URI.create("smtps://me%40here:p%40ss@127.0.0.1:" + port);
    URI wrong = URI.create("smtps://me%40here:else@127.0.0.1:" + port);
    try (SmtpCarrier carrier = secure(uri, keys);
        SmtpCarrier stranger = secure(wrong, keys)) {
      assertThat(Carriers.rehearsal(uri, keys.context().getSocketFactory()).run(List.of()))
          .containsExactly(
              Condition.well(
                  "the mail server 127.0.0.1:%d answers over TLS and knows the user me@here"
                      .formatted(port)));
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Accepted.class);
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(stranger.carry(Message.of(alert)))
          .isInstanceOfSatisfying(
              Postponed.class,
              no -> assertThat(no.words()).contains("the user name or the password"));
    } finally {
      server.stop();
      System.clearProperty("greenmail.tls.keystore.file");
    }
  }

  @Test
  void theMailComesAsItWasMade() throws Exception {
    Alert dots = Samples.alert(Samples.article(1, "Wire", ".", ".\n..\n.dot\r\n.\r\nQUIT"));
    try (ScriptedServer server = new ScriptedServer(Map.of());
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      assertThat(carrier.carry(Message.of(dots)))
          .isEqualTo(new Accepted("250 2.0.0 queued as 4711"));
      assertThat(server.mail()).isEqualTo(Samples.mail().message(Message.of(dots)));
      assertThat(server.commands())
          .containsExactly(
              "EHLO example.org",
              "MAIL FROM:<alerts@example.org>",
              "RCPT TO:<reader@example.org>",
              "DATA");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AUTH LOGIN", "AUTH PLAIN"})
  void thePasswordIsSaidAsTheServerWantsIt(String offered) throws Exception {
    Map<String, String> script =
        offered.endsWith("LOGIN")
            ? Map.of(
                "EHLO",
                "250-hi\r\n250 " + offered,
                "AUTH",
                "334 user",
                "bWU=",
                "334 password",
                "d29yZA==",
                "235 welcome")
            : Map.of("EHLO", "250-hi\r\n250 " + offered);
    try (ScriptedServer server = new ScriptedServer(script);
        SmtpCarrier carrier =
            Carriers.to(
                URI.create("smtp://me:word@127.0.0.1:%d?starttls=none".formatted(server.port())))) {
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void aLoginThatIsNotOfferedIsMissed() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of("EHLO", "250 hi"));
        SmtpCarrier carrier =
            Carriers.to(
                URI.create("smtp://me:word@127.0.0.1:%d?starttls=none".formatted(server.port())))) {
      assertThat(carrier.carry(Message.of(alert)))
          .isInstanceOfSatisfying(
              Postponed.class, no -> assertThat(no.words()).contains("offers no login"));
    }
  }

  @Test
  void otherLettersInAnAddressNeedAServerThatTakesThem() throws Exception {
    Message message = Message.of(to("jürgen@bücher.example"));
    try (ScriptedServer plain = new ScriptedServer(Map.of());
        ScriptedServer wide =
            new ScriptedServer(Map.of("EHLO", "250-hi\r\n250-8BITMIME\r\n250 SMTPUTF8"));
        SmtpCarrier toPlain = Carriers.to(plain.uri());
        SmtpCarrier toWide = Carriers.to(wide.uri())) {
      assertThat(toPlain.carry(message))
          .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.words()).contains("SMTPUTF8"));
      assertThat(toWide.carry(message)).isInstanceOf(Accepted.class);
      assertThat(wide.commands())
          .contains(
              "MAIL FROM:<alerts@example.org> BODY=8BITMIME SMTPUTF8",
              "RCPT TO:<jürgen@xn--bcher-kva.example>");
      assertThat(new String(wide.mail(), UTF_8))
          .contains("\r\nTo: jürgen@xn--bcher-kva.example\r\n");
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws Exception {
    try (SmtpCarrier carrier = Carriers.to(URI.create("smtp://127.0.0.1:" + freePort()))) {
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Postponed.class);
    }
  }

  @Test
  void anAddressThatIsNoneIsRefusedUnasked() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of());
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      assertThat(carrier.carry(Message.of(to("no address")))).isInstanceOf(Refused.class);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void nothingIsSentAfterTheEnd() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of())) {
      SmtpCarrier carrier = Carriers.to(server.uri());
      carrier.close();
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Postponed.class);
    }
  }

  @Test
  void aConnectionServesSoManyMailsOnly() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of());
        SmtpCarrier carrier =
            Carriers.to(
                server.uri(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Carriers.LITTLE,
                InstantSource.fixed(Samples.NOON))) {
      for (int i = 0; i < 101; i++) {
        assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Accepted.class);
      }
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  private SmtpCarrier secure(URI uri, TlsKeys keys) {
    return Carriers.to(
        uri, keys.context().getSocketFactory(), Carriers.LITTLE, InstantSource.system());
  }

  private Alert to(String address) {
    return new Alert(1, "x", address, alert.cadence(), alert.due(), alert.about(), alert.created());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
