package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain words",
        "Grüße aus Köln, 世界 und 😀 dazu, in einer Zeile, die viel länger ist als erlaubt",
        "=?utf-8?q?not_ours?=",
        "  blanks  in  a  row ",
        "a\r\nBcc: b@c",
        "nul\0 and \u2028 and \u202E",
        "",
        " "
      })
  void textComesBackAsItWas(String text) throws Exception {
    String field = new Fields().text("Subject", text).toString();
    assertThat(US_ASCII.newEncoder().canEncode(field)).isTrue();
    assertThat(field.split("\r\n", -1)).allMatch(line -> line.length() <= 76);
    assertThat(field.replaceAll("\r\n(?=[ \t])", "").split("\r\n")).hasSize(1);
    String value = MimeUtility.unfold(field.substring("Subject:".length()).strip());
    assertThat(MimeUtility.decodeText(value)).isEqualTo(text);
  }

  @Test
  void aLongWordIsEncodedSinceLinesEnd() {
    assertThat(new Fields().text("Subject", "x".repeat(5000)).toString().split("\r\n"))
        .hasSizeGreaterThan(50)
        .allMatch(line -> line.length() <= 76);
  }

  @Test
  void noFieldOfOursHasALineBreak() {
    assertThatThrownBy(() -> new Fields().add("To", "a\r\nBcc: b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fields().add("To", "a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fields().add("To", "x".repeat(1000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// `-Dseed=…` runs one seed again.
  @Test
  void anyTextComesBackFromQuotedPrintable() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String alphabet = "ab =.F\t\r\nFrom \0\u2028é世\uD83D\uDE00_-";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(200); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String sound =
          new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      byte[] mail = Alternative.of(new Fields(), sound, "", "key");
      assertThat(new String(mail, US_ASCII).split("\r\n", -1))
          .as("seed " + seed)
          .allMatch(line -> line.length() <= 76 && !line.endsWith(" "))
          .noneMatch(line -> line.contains("\r") || line.contains("\n"))
          .filteredOn(line -> line.contains("=_"))
          .hasSize(4);
      MimeMessage read = new MimeMessage(Alternative.SESSION, new ByteArrayInputStream(mail));
      assertThat(((MimeMultipart) read.getContent()).getBodyPart(0).getContent())
          .as("seed " + seed)
          .isEqualTo(sound.replaceAll("\r\n|\r|\n", "\r\n"));
    }
  }
}
