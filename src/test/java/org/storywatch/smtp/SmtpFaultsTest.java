package org.storywatch.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Carrier.Outcome;
import org.storywatch.alert.Carrier.Outcome.Accepted;
import org.storywatch.alert.Carrier.Outcome.Postponed;
import org.storywatch.alert.Carrier.Outcome.Refused;
import org.storywatch.alert.Carrier.Outcome.Unknown;
import org.storywatch.alert.Message;
import org.storywatch.mail.Samples;

/// What can go wrong with a mail server, and what becomes of the mail then.
class SmtpFaultsTest {
  private static final Patience NONE =
      new Patience(Duration.ofSeconds(10), Duration.ofMillis(200), Duration.ofSeconds(20));

  private final Message message = Message.of(Samples.alert(Samples.opening()));
  @TempDir Path folder;

  @Test
  void whoIsInAHurryLearnsAtOnceHowFarAMailCame() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(".", "?"));
        SmtpCarrier carrier = Carriers.to(server.uri(), Patience.USUAL)) {
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(() -> carrier.carry(message));
      byte[] _ = server.mail();
      carrier.hurry();
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unknown.class);
      assertThat(carrier.carry(message))
          .as("no other mail begins")
          .isInstanceOf(Outcome.Postponed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 554 go away, Postponed",
    "GREETING, 421 too busy, Postponed",
    "GREETING, '', Postponed",
    "GREETING, not SMTP, Postponed",
    "EHLO, 421 closing, Postponed",
    "EHLO, 451 later, Postponed",
    "EHLO, 550 who are you, Postponed",
    "EHLO, '', Postponed",
    "AUTH, 454 no login now, Postponed",
    "AUTH, 535 5.7.8 wrong password, Postponed",
    "AUTH, '', Postponed",
    "MAIL, 451 try later, Postponed",
    "MAIL, 530 log in first, Postponed",
    "MAIL, 550 sender unknown, Postponed",
    "MAIL, '', Postponed",
    "RCPT, 421 closing, Postponed",
    "RCPT, 450 4.2.0 greylisted, Postponed",
    "RCPT, 550 5.1.1 no such user, Refused",
    "RCPT, 553 no such user, Refused",
    "RCPT, 554 5.7.1 relay access denied, Postponed",
    "RCPT, '', Postponed",
    "DATA, 451 later, Postponed",
    "DATA, 554 no, Refused",
    "DATA, 250 what, Postponed",
    "DATA, '', Postponed",
    "., 421 closing, Postponed",
    "., 452 disk full, Postponed",
    "., 552 too large, Refused",
    "., 554 5.7.1 spam!, Refused",
    "., 451 later!, Postponed",
    "., '', Unknown",
    "., nonsense, Unknown",
    "., 354 more, Unknown"
  })
  void theAnswerAndItsStepDecide(String command, String answer, String outcome) throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(command, answer));
        SmtpCarrier carrier = Carriers.to(withUser(server))) {
      Outcome is = carrier.carry(message);
      assertThat(is.getClass().getSimpleName()).as(is.words()).isEqualTo(outcome);
      assertThat(is.words())
          .startsWith("127.0.0.1:" + server.port() + ": ")
          .contains(answer.replace("!", ""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, Postponed",
    "EHLO, Postponed",
    "AUTH, Postponed",
    "MAIL, Postponed",
    "RCPT, Postponed",
    "DATA, Postponed",
    "., Unknown"
  })
  void aServerThatSaysNothingIsLeft(String command, String outcome) throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(command, "?"));
        SmtpCarrier carrier = Carriers.to(withUser(server), NONE)) {
      Outcome is = carrier.carry(message);
      assertThat(is.getClass().getSimpleName()).as(is.words()).isEqualTo(outcome);
    }
  }

  @Test
  void allOfItTogetherMayNotTakeTooLong() throws Exception {
    Patience slow =
        new Patience(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMillis(200));
    try (ScriptedServer server = new ScriptedServer(Map.of(".", "?"));
        SmtpCarrier carrier = Carriers.to(server.uri(), slow)) {
      assertThat(carrier.carry(message)).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void aSlowYesIsWaitedFor() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(".", "~250 at last"));
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(() -> carrier.carry(message));
      assertThat(server.mail()).isNotEmpty();
      assertThat(outcome).isNotDone();
      server.goOn();
      assertThat(outcome.get()).isEqualTo(new Accepted("250 at last"));
    }
  }

  @Test
  void aYesBeforeTheConnectionIsLostIsAYes() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(".", "250 taken!"));
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      assertThat(carrier.carry(message)).isEqualTo(new Accepted("250 taken"));
      assertThat(carrier.carry(message)).isEqualTo(new Accepted("250 taken"));
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void whoIsGreylistedComesAgainWithTheSameMail() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(Map.of(".", "451 4.7.1 greylisted|250 welcome back"));
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      assertThat(carrier.carry(message)).isInstanceOf(Postponed.class);
      assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
      byte[] first = server.mail();
      assertThat(server.mail()).isEqualTo(first);
      assertThat(new String(first, java.nio.charset.StandardCharsets.US_ASCII))
          .contains("Message-ID: <alert-article-0@example.org>");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aRecipientThatIsRefusedLeavesTheConnectionToTheNext() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of("RCPT", "550 5.1.1 no|250 yes"));
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      assertThat(carrier.carry(message)).isInstanceOf(Refused.class);
      assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.commands()).contains("RSET");
    }
  }

  @Test
  void aKeptConnectionIsAskedFirstAndNotKeptForEver() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
    try (ScriptedServer server = new ScriptedServer(Map.of("RSET", "250 ok|421 tired!|250 ok"));
        SmtpCarrier carrier =
            Carriers.to(
                server.uri(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Carriers.LITTLE,
                now::get)) {
      assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
      assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
      assertThat(server.connections()).isEqualTo(2);
      now.set(Samples.NOON.plus(Duration.ofMinutes(4)));
      assertThat(carrier.carry(message)).isInstanceOf(Accepted.class);
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void tlsThatIsRequiredAndNotOfferedIsMissed() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of());
        SmtpCarrier carrier = Carriers.to(URI.create(server.uri() + "?starttls=required"))) {
      Outcome is = carrier.carry(message);
      assertThat(is).isInstanceOf(Postponed.class);
      assertThat(is.words()).contains("STARTTLS is required", "does not support STARTTLS");
      assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void tlsIsTakenWhereItIsOffered() throws Exception {
    TlsKeys keys = TlsKeys.of(folder, "127.0.0.1");
    try (ScriptedServer server =
            new ScriptedServer(
                Map.of("EHLO", "250-hi\r\n250 STARTTLS"), Optional.of(keys.context()));
        SmtpCarrier carrier =
            Carriers.to(
                URI.create(server.uri() + "?starttls=required"),
                keys.context().getSocketFactory(),
                Carriers.LITTLE,
                InstantSource.system())) {
      assertThat(carrier.carry(message)).isEqualTo(new Accepted("250 2.0.0 queued as 4711"));
      assertThat(server.commands().subList(0, 3))
          .extracting(line -> line.split(" ", 2)[0])
          .containsExactly("EHLO", "STARTTLS", "EHLO");
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, false", "mail.example.org, true"})
  void aCertificateOfSomebodyElseIsNotBelieved(String host, boolean trusted) throws Exception {
    TlsKeys keys = TlsKeys.of(folder, host);
    SSLSocketFactory factory =
        trusted
            ? keys.context().getSocketFactory()
            : (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (ScriptedServer server =
            new ScriptedServer(
                Map.of("EHLO", "250-hi\r\n250 STARTTLS"), Optional.of(keys.context()));
        SmtpCarrier carrier =
            Carriers.to(
                URI.create(server.uri() + "?starttls=offered"),
                factory,
                Carriers.LITTLE,
                InstantSource.system())) {
      Outcome is = carrier.carry(message);
      assertThat(is).isInstanceOf(Postponed.class);
      assertThat(is.words()).contains("TLS could not be agreed on");
      assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void aServerThatSpeaksUnaskedIsNotBelieved() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of("RCPT", "250 ok\r\n250 ok"));
        SmtpCarrier carrier = Carriers.to(server.uri())) {
      assertThat(carrier.carry(message)).isInstanceOf(Postponed.class);
    }
  }

  private static URI withUser(ScriptedServer server) {
    return URI.create("smtp://me:word@127.0.0.1:%d?starttls=none".formatted(server.port()));
  }
}
