package org.storywatch.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpServerTest {
  @ParameterizedTest
  @CsvSource({
    "smtp://localhost:1025, smtp, localhost, 1025, '', '', none",
    "smtp://mail.example.org, smtp, mail.example.org, 25, '', '', offered",
    "smtps://me:p%40ss+w:rd@mail.example.org, smtps, mail.example.org, 465, me, p@ss+w:rd,"
        + " required",
    "smtp://me%40here:x@mail.example.org:587?starttls=none,"
        + " smtp, mail.example.org, 587, me@here, x, none",
    "smtp://mail.example.org?starttls=required, smtp, mail.example.org, 25, '', '', required"
  })
  void anAddressSaysHowToReachTheServer(
      URI uri, String scheme, String host, int port, String user, String password, String tls) {
    assertThat(SmtpServer.of(uri))
        .isEqualTo(new SmtpServer(scheme, host, port, user, password, tls));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, must begin with smtp",
    "localhost, must begin with smtp",
    "smtp:///x, names no host",
    "smtp://a?tls=1, may end with ?starttls="
  })
  void aWrongAddressIsRefusedInWords(URI uri, String words) {
    assertThatThrownBy(() -> SmtpServer.of(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
