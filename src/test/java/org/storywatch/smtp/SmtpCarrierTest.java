package org.storywatch.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Carrier.Outcome;
import org.storywatch.alert.Carrier.Outcome.Accepted;
import org.storywatch.alert.Carrier.Outcome.Postponed;
import org.storywatch.alert.Carrier.Outcome.Refused;
import org.storywatch.alert.Message;
import org.storywatch.mail.MailSettings;
import org.storywatch.mail.Samples;
import org.storywatch.ops.Condition.Level;

class SmtpCarrierTest {
  private final Alert alert = Samples.alert(Samples.opening());

  @Test
  void twoMailsArriveOverOneConnection() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    URI uri = URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort());
    try (SmtpCarrier carrier = carrier(uri)) {
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Accepted.class);
      assertThat(carrier.carry(Message.of(alert, alert))).isInstanceOf(Accepted.class);
      MimeMessage[] came = server.getReceivedMessages();
      assertThat(came).hasSize(2);
      assertThat(came[0].getMessageID()).isEqualTo("<alert-article-0@example.org>");
      assertThat(came[0].getAllRecipients())
          .extracting(Address::toString)
          .containsExactly("reader@example.org");
      assertThat(carrier.reachable().level()).isEqualTo(Level.WELL);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 554 go away, Postponed",
    "GREETING, 421 too busy, Postponed",
    "GREETING, '', Postponed",
    "MAIL, 451 try later, Postponed",
    "MAIL, 530 log in first, Postponed",
    "MAIL, 550 sender unknown, Postponed",
    "RCPT, 450 greylisted, Postponed",
    "RCPT, 550 5.1.1 no such user, Refused",
    "DATA, 554 no, Refused",
    "., 452 disk full, Postponed",
    "., 552 too large, Refused",
    "., '', Unknown"
  })
  void theAnswerOfTheServerDecides(String command, String answer, String outcome) throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(command, answer));
        SmtpCarrier carrier = carrier(server.uri())) {
      Outcome is = carrier.carry(Message.of(alert));
      assertThat(is.getClass().getSimpleName()).as(is.words()).isEqualTo(outcome);
      assertThat(is.words()).startsWith(server.uri().getAuthority() + ": ").contains(answer);
    }
  }

  @Test
  void theWordsOfTheServerAreKept() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of());
        SmtpCarrier carrier = carrier(server.uri())) {
      assertThat(carrier.carry(Message.of(alert)))
          .isEqualTo(new Accepted("250 2.0.0 queued as 4711"));
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (SmtpCarrier carrier = carrier(URI.create("smtp://127.0.0.1:" + port))) {
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Postponed.class);
      assertThat(carrier.reachable().level()).isEqualTo(Level.TRYING);
      assertThat(carrier.reachable().words()).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void anAddressThatIsNoneIsRefused() throws Exception {
    Alert odd =
        new Alert(
            1, "x", "no address", alert.cadence(), alert.due(), alert.about(), alert.created());
    try (ScriptedServer server = new ScriptedServer(Map.of());
        SmtpCarrier carrier = carrier(server.uri())) {
      assertThat(carrier.carry(Message.of(odd))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void nothingIsSentAfterTheEnd() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of())) {
      SmtpCarrier carrier = carrier(server.uri());
      carrier.close();
      assertThat(carrier.carry(Message.of(alert))).isInstanceOf(Postponed.class);
    }
  }

  private static SmtpCarrier carrier(URI uri) {
    MailSettings settings = Samples.settings(Optional.of(uri), Path.of("mail"));
    return new SmtpCarrier(settings, Samples.mail(settings), java.time.InstantSource.system());
  }
}
