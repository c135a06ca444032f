package org.storywatch.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.net.Body;

class PageTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta charset=windows-1250>žluť",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1250\">žluť",
        "<?xml version='1.0' encoding='windows-1250'?>žluť",
      })
  void thePagesOwnLabelHoldsWithoutOneInHttp(String page) {
    assertThat(
            PageText.decode(Body.of(page.getBytes(Charset.forName("windows-1250"))), "text/html"))
        .isEqualTo(page);
  }

  @Test
  void bytesThatReadAsUtf8AreUtf8WhateverTheLabelSays() {
    String page = "<meta charset=iso-8859-1>Brücke";
    assertThat(PageText.decode(Body.of(page.getBytes(UTF_8)), "text/html; charset=iso-8859-1"))
        .isEqualTo(page);
  }

  @Test
  void latin1IsReadAsWindowsDoes() {
    byte[] bytes = {(byte) 0x93, 'a', (byte) 0x94, (byte) 0xe9};
    assertThat(PageText.decode(Body.of(bytes), "text/html; charset=ISO-8859-1")).isEqualTo("“a”é");
    assertThat(PageText.decode(Body.of(bytes), "")).isEqualTo("“a”é");
  }

  @Test
  void aFewBrokenBytesDoNotTurnAPageIntoAnotherCharset() {
    byte[] page = "żółć ".repeat(50).getBytes(UTF_8);
    page[page.length - 2] = (byte) 0xff;
    assertThat(PageText.decode(Body.of(page), "")).startsWith("żółć ");
  }

  @Test
  void aLabelThatNamesNothingIsPassedOver() {
    byte[] page = "Br\u00fccke".getBytes(ISO_8859_1);
    assertThat(PageText.decode(Body.of(page), "text/html; charset=no-such-thing"))
        .isEqualTo("Brücke");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(PageText.decode(Body.of("\ufeffa".getBytes(UTF_8)), "")).isEqualTo("a");
  }

  @Test
  void noHalfCharacterIsLeftWhereATextIsCut() {
    assertThat(PageText.cut("a\ud83d\ude00b", 2)).isEqualTo("a");
    assertThat(PageText.cut("a\ud83d\ude00b", 3)).isEqualTo("a\ud83d\ude00");
  }
}
