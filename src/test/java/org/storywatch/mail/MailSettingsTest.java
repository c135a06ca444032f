package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
  @ParameterizedTest
  @CsvSource({"Storywatch", "a@b@c", "''", "Storywatch <nobody>"})
  void aWrongSenderIsRefusedInWords(String from) {
    assertThatThrownBy(() -> new MailSettings(from, Path.of("m"), URI.create("http://a/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mail.from: \"" + from + "\"");
  }

  @Test
  void anAddressForLeavingThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() ->
            new MailSettings(
                Optional.empty(),
                "alerts@example.org",
                Optional.of("Bye <bye@example.org>"),
                Optional.empty(),
                Path.of("m"),
                URI.create("http://a/")))
        .hasMessageStartingWith("mail.unsubscribe: \"Bye <bye@example.org>\"");
  }

  @Test
  void thePasswordIsNotShown() {
    URI uri = URI.create("smtps://me:secret@mail.example.org");
    assertThat(Samples.settings(Optional.of(uri), Path.of("mail")).toString())
        .doesNotContain("secret")
        .contains("mail.example.org");
  }
}
