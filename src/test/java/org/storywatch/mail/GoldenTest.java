package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `-Dgolden=write` writes the files anew; look at the difference before keeping it.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/storywatch/mail");

  static Set<String> names() {
    return Mails.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theMailIsTheOneThatWasAgreed(String name) throws Exception {
    byte[] is = Samples.mail().message(Mails.of(name));
    Path file = GOLDEN.resolve(name + ".eml");
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(file, is);
    }
    // Line ends in the file are what version control makes of them; those of the mail are CRLF.
    String agreed = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("\r?\n", "\r\n");
    assertThat(new String(is, StandardCharsets.US_ASCII)).isEqualTo(agreed);
  }
}
