package org.storywatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void aLineHasNoBreaksNoControlsAndNoTurnedDirection() {
    assertThat(Plain.line("a\r\nBcc: x@example.org\u0000\u0085 b\u2028c"))
        .isEqualTo("a Bcc: x@example.org b c");
    assertThat(Plain.line("invoice\u202Efdp.exe \u2066x\u2069\u200B"))
        .isEqualTo("invoicefdp.exe x");
    assertThat(Plain.line("broken \uD83D pair")).isEqualTo("broken pair");
  }

  @Test
  void aLineIsShort() {
    assertThat(Plain.line("word ".repeat(1000))).hasSizeLessThanOrEqualTo(300).endsWith("word…");
    assertThat(Plain.line("\uD83D\uDE00".repeat(1000))).endsWith("\uDE00…");
  }

  @Test
  void aLeadIsTwoOrThreeSentences() {
    assertThat(Plain.lead(Samples.opening()))
        .startsWith("The town council of Velden has stopped")
        .endsWith("called the cracks harmless.");
    assertThat(Plain.lead(Samples.article(1, "", "", ""))).isEmpty();
    assertThat(Plain.lead(Samples.article(1, "", "", "x ".repeat(9000)))).hasSizeBetween(400, 480);
  }

  @Test
  void anArticleWithoutATitleIsKnownByItsFirstWords() {
    assertThat(Plain.headline(Samples.article(1, "", " \u202E", "Rain in Velden.")))
        .isEqualTo("Rain in Velden.");
    assertThat(Plain.headline(Samples.article(1, "", "", ""))).isEqualTo("Article without a title");
  }

  @Test
  void onlyWebAddressesAreLinks() {
    assertThat(Plain.link(URI.create("HTTPS://example.org/a?b=c")))
        .contains("HTTPS://example.org/a?b=c");
    assertThat(Plain.link(URI.create("javascript:alert(1)"))).isEmpty();
    assertThat(Plain.link(URI.create("data:text/html,x"))).isEmpty();
    assertThat(Plain.link(URI.create("//example.org/a"))).isEmpty();
    assertThat(Plain.link(URI.create("http:opaque"))).isEmpty();
  }
}
