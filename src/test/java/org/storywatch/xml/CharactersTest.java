package org.storywatch.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.net.Body;

class CharactersTest {
  @ParameterizedTest(name = "{0} as {1}, HTTP {2}, XML {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        // text, written in, label of HTTP, label of the XML
        "Müller – grün,      UTF-8,        utf-8,        UTF-8",
        "Müller – grün,      UTF-8,        -,            -",
        "Müller – grün,      UTF-8,        ISO-8859-1,   -",
        "Müller – grün,      UTF-8,        -,            ISO-8859-1",
        "Müller – grün,      UTF-8,        us-ascii,     windows-1252",
        "Müller – grün,      UTF-8,        utf-16,       UTF-16",
        "Müller – grün,      windows-1252, ISO-8859-1,   -",
        "Müller – grün,      windows-1252, -,            ISO-8859-1",
        "Müller – grün,      windows-1252, utf-8,        ISO-8859-1",
        "Müller – grün,      windows-1252, utf-8,        UTF-8",
        "Müller – grün,      windows-1252, -,            -",
        "Müller – grün,      windows-1252, nonsense,     'no such'",
        "Новости дня,        windows-1251, windows-1251, -",
        "Новости дня,        windows-1251, -,            windows-1251",
        "Новости дня,        windows-1251, ISO-8859-1,   windows-1251",
        "Новости дня,        windows-1251, utf-8,        windows-1251",
        "Новости дня,        KOI8-R,       koi8-r,       -",
        "今日のニュース,     Shift_JIS,    shift_jis,    -",
        "今日のニュース,     EUC-JP,       -,            EUC-JP",
        "今日のニュース,     ISO-2022-JP,  iso-2022-jp,  -",
        "今天的新闻,         GBK,          -,            gb2312",
        "오늘의 뉴스,        x-windows-949, euc-kr,      -",
        "Erdoğan şöyle dedi, windows-1254, -,            iso-8859-9",
        "Müller – grün,      UTF-16LE,     -,            UTF-16",
        "Müller – grün,      UTF-16BE,     text/xml,     UTF-8",
        "Müller – grün,      UTF-32LE,     -,            -",
        "Müller – grün,      UTF-32BE,     -,            -",
      })
  void theBytesGoBeforeLabels(String text, String written, String http, String xml) {
    String label = xml == null ? "" : " encoding=\"" + xml + "\"";
    String whole = "<?xml version=\"1.0\"" + label + "?><rss><title>" + text + "</title></rss>";
    String header = http == null ? "" : "text/xml; charset=" + http;
    Body body = Body.of(whole.getBytes(Charset.forName(written)));
    assertThat(Characters.of(body, header)).isEqualTo(whole);
  }

  @Test
  void aMarkGoesBeforeEveryLabel() {
    String marked = "\ufeff<rss>Müller</rss>";
    for (Charset charset : new Charset[] {UTF_8, UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE")}) {
      Body body = Body.of(marked.getBytes(charset));
      assertThat(Characters.of(body, "text/xml; charset=KOI8-R"))
          .as("%s", charset)
          .isEqualTo("<rss>Müller</rss>");
    }
  }

  @Test
  void anInvalidByteIsReplacedAndTheOthersStay() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Zoë, Müller, Ça va, ".getBytes(UTF_8));
    bytes.write(0xff);
    bytes.writeBytes(" é, ü, ğ".getBytes(UTF_8));
    Body body = Body.of(bytes.toByteArray());
    String expected = "Zoë, Müller, Ça va, \ufffd é, ü, ğ";
    assertThat(Characters.of(body, "")).isEqualTo(expected);
    assertThat(Characters.of(body, "text/xml; charset=utf-8")).isEqualTo(expected);
    // A single-byte label would fit any bytes, and make nonsense of all but one of these.
    assertThat(Characters.of(body, "text/xml; charset=iso-8859-1")).isEqualTo(expected);
  }

  @Test
  void controlsAreTakenOutAndThoseOfWindowsAreWhatTheyWere() {
    Body body =
        Body.of("a\u0000b\u0001c\u001f\fd\u000be\u0093f\u0094\u007f\ufffe\uffff".getBytes(UTF_8));
    assertThat(Characters.of(body, "")).isEqualTo("abc d e\u201cf\u201d\u007f");
  }

  @Test
  void linesEndInOneWay() {
    assertThat(Characters.clean("a\r\nb\rc\nd\r")).isEqualTo("a\nb\nc\nd\n");
  }

  @Test
  void pairsStayAndHalvesAreReplaced() {
    assertThat(Characters.clean("😀\u0001\ud83d x \ude00")).isEqualTo("😀\ufffd x \ufffd");
  }

  @Test
  void everyByteAloneIsSomeText() {
    for (int b = 0; b < 256; b++) {
      assertThat(Characters.of(Body.of(new byte[] {(byte) b}), "text/xml; charset=utf-16"))
          .hasSizeLessThanOrEqualTo(1);
    }
    assertThat(Characters.of(Body.of("é".getBytes(ISO_8859_1)), "")).isEqualTo("é");
  }
}
