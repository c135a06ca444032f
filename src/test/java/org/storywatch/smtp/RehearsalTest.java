package org.storywatch.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Condition.Level;

/// Everything up to a mail, against real sockets.
class RehearsalTest {
  private static final List<String> TWO = List.of("a@example.org", "b@example.org");

  @Test
  void eachRecipientIsTriedAndNothingIsSent() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of())) {
      assertThat(run(server.uri(), TWO)).hasSize(3).allMatch(one -> one.level() == Level.WELL);
      assertThat(server.commands())
          .extracting(line -> line.split(":", 2)[0])
          .containsSubsequence("MAIL FROM", "RCPT TO", "RSET", "MAIL FROM", "RCPT TO", "RSET")
          .noneMatch(line -> line.startsWith("DATA"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 550 5.1.1 nobody here | DEAD   | does not take mails to a@example.org (550 5.1.1"
            + " nobody here): correct",
        "RCPT | 451 4.7.1 come again  | TRYING | tried again by itself",
        "MAIL | 553 not yours         | DEAD   | change mail.from",
        "GREETING | 554 no            | DEAD   | host and port",
        "EHLO | ''                    | DEAD   | host and port"
      })
  void aNoIsToldWithWhatToDo(String command, String answer, Level level, String words)
      throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of(command, answer))) {
      assertThat(run(server.uri(), TWO))
          .filteredOn(one -> one.level() != Level.WELL)
          .first()
          .satisfies(one -> {
            assertThat(one.level()).isEqualTo(level);
            assertThat(one.words()).contains(words);
          });
    }
  }

  @Test
  void aSenderThatIsNotTakenIsToldOnce() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of("MAIL", "553 not yours"))) {
      assertThat(run(server.uri(), TWO)).hasSize(2);
    }
  }

  @Test
  void aWrongPasswordIsToldAndNotShown() throws Exception {
    try (ScriptedServer server = new ScriptedServer(Map.of("AUTH", "535 5.7.8 no"))) {
      URI uri = URI.create("smtp://me:w0rd@127.0.0.1:%d?starttls=none".formatted(server.port()));
      assertThat(run(uri, TWO))
          .singleElement()
          .satisfies(one -> {
            assertThat(one.level()).isEqualTo(Level.DEAD);
            assertThat(one.words()).contains("correct user and password").doesNotContain("w0rd");
          });
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(run(URI.create("smtp://127.0.0.1:" + port), TWO))
        .singleElement()
        .satisfies(one ->
            assertThat(one.words())
                .startsWith("mail.smtp: 127.0.0.1:" + port)
                .contains("cannot be reached"));
  }

  private static List<Condition> run(URI uri, List<String> recipients) {
    return Carriers.rehearsal(uri, (SSLSocketFactory) SSLSocketFactory.getDefault())
        .run(recipients);
  }
}
