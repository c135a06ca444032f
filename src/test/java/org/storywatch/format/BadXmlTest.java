package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.format.Feeds.atom;
import static org.storywatch.format.Feeds.contents;
import static org.storywatch.format.Feeds.entry;
import static org.storywatch.format.Feeds.item;
import static org.storywatch.format.Feeds.parse;
import static org.storywatch.format.Feeds.read;
import static org.storywatch.format.Feeds.rss;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.net.Body;

/// What servers send for XML by mistake.
class BadXmlTest {
  @Test
  void aDocumentTypeForTheEntitiesOfHtmlIsNotNeeded() {
    String prolog =
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://w3.example/x.dtd\""
            + " [<!ENTITY nbsp \"&#160;\"><!ENTITY eacute \"&#233;\">]>";
    for (String before : List.of("", prolog)) {
      Entry entry = entry(before + rss(item("<description>Caf&eacute;&nbsp;noir</description>")));
      assertThat(entry.text()).isEqualTo("Café noir");
    }
  }

  @Test
  void anUndeclaredEntityIsText() {
    Entry entry = entry(rss("<item><title>Q&A &now; then &</title></item>"));
    assertThat(entry.title()).isEqualTo("Q&A &now; then &");
  }

  @Test
  void ofATruncatedFeedTheWholeEntriesAreKept() {
    String whole = rss("<item><title>1</title></item><item><title>2</title></item>");
    int first = whole.indexOf("</item>") + 7;
    int second = whole.lastIndexOf("</item>") + 7;
    for (int end = first; end < whole.length(); end++) {
      Parsed.Contents feed = read(whole.substring(0, end));
      assertThat(feed.entries()).as(whole.substring(0, end)).hasSize(end < second ? 1 : 2);
      assertThat(feed.cut()).isEqualTo(!whole.substring(0, end).contains("</rss"));
    }
    for (int end = 1; end < first; end++) {
      assertThat(parse(whole.substring(0, end))).isInstanceOf(Parsed.Unreadable.class);
    }
  }

  @Test
  void controlCharactersAndNulAreLeftOut() {
    Entry entry = entry(rss("<item><title>A\u0000 \u0001tit\u001fle&#0;&#x1;&#8;</title></item>"));
    assertThat(entry.title()).isEqualTo("A title\ufffd\ufffd\ufffd");
  }

  @Test
  void invalidUtf8CostsOnlyItsOwnCharacter() {
    byte[] bytes = rss("<item><title>Über Ö?l</title></item>").getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' && i > 2 ? (byte) 0xfe : bytes[i];
    }
    assertThat(contents(parse(bytes)).entries().getFirst().title()).isEqualTo("Über Ö\ufffdl");
  }

  @Test
  void utf16IsReadWithAndWithoutMark() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + rss("<item><title>Žižek</title></item>");
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      assertThat(title(xml.getBytes(charset), "")).isEqualTo("Žižek");
      assertThat(title(("\ufeff" + xml).getBytes(charset), "")).isEqualTo("Žižek");
      assertThat(title(xml.getBytes(charset), "text/xml; charset=utf-8")).isEqualTo("Žižek");
    }
  }

  @Test
  void labelsThatLieAreNotBelieved() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"%s\"?>" + rss("<item><title>Žižek – ö</title></item>");
    for (String label : List.of("UTF-16", "ISO-8859-1", "us-ascii", "KOI8-R", "nonsense")) {
      byte[] bytes = xml.formatted(label).getBytes(UTF_8);
      assertThat(title(bytes, "")).as(label).isEqualTo("Žižek – ö");
      assertThat(title(bytes, "text/xml; charset=" + label)).as(label).isEqualTo("Žižek – ö");
    }
    byte[] windows = xml.formatted("UTF-8").getBytes(Charset.forName("windows-1252"));
    assertThat(title(windows, "text/xml; charset=utf-8")).isEqualTo("Žižek – ö");
  }

  private static String title(byte[] bytes, String contentType) {
    Parsed parsed = new FeedParser().parse(Body.of(bytes), contentType, Feeds.URL);
    return contents(parsed).entries().getFirst().title();
  }

  @Test
  void twoDocumentsInOneAreBothRead() {
    String one = rss("<item><title>1</title></item>");
    String two = rss("<item><title>2</title></item>");
    for (String between : List.of("", "\r\n", "<?xml version=\"1.0\"?>", "<!-- served by 7 -->")) {
      Parsed.Contents feed = read(one + between + two);
      assertThat(feed.entries()).as(between).extracting(Entry::title).containsExactly("1", "2");
    }
    assertThat(read(one + "<br/><b>Notice</b>: x").entries()).hasSize(1);
    assertThat(read(one + "</body></html>").entries()).hasSize(1);
  }

  @Test
  void aWebPageIsNamedAndSoIsItsFeed() {
    String page =
        "<!DOCTYPE html><html><head><title>News</title><link rel=\"Alternate\" type=\"text/html\""
            + " href=\"/en\"><link rel='alternate home' type='application/rss+xml; charset=utf-8'"
            + " href='/feed?a&amp;b'></head><body><rss></body></html>";
    Parsed.Unreadable unreadable = (Parsed.Unreadable) parse(page);
    assertThat(unreadable.reason()).isEqualTo(Parsed.Reason.WEB_PAGE);
    assertThat(unreadable.feed()).isEqualTo("https://paper.example/feed?a&b");
    assertThat(unreadable.words())
        .isEqualTo(
            "is a web page and not a feed; the page says that its feed is"
                + " https://paper.example/feed?a&b");
    assertThat(((Parsed.Unreadable) parse("<html><body>Not found</body></html>")).words())
        .isEqualTo("is a web page and not a feed");
    assertThat(((Parsed.Unreadable) parse("<!doctype html><title>x</title>")).reason())
        .isEqualTo(Parsed.Reason.WEB_PAGE);
  }

  @Test
  void prefixesThatNobodyDeclaredAreUnderstood() {
    Entry entry =
        entry(
            rss(
                item(
                    "<dc:creator>Nora</dc:creator><dc:date>2020-01-14</dc:date>"
                        + "<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
                        + "<foo:bar baz:a=\"b\">x</foo:bar>")));
    assertThat(entry.author()).isEqualTo("Nora");
    assertThat(entry.text()).isEqualTo("All of it.");
    assertThat(entry.published()).isEqualTo("2020-01-14T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n  \t",
        "\ufeff",
        "\ufeff\n\ufeff",
        "<br />\n<b>Warning</b>: headers already sent in <b>/x.php</b> on line <b>3</b><br />\n",
        "Notice: Undefined index: rss in /x.php\n",
        "<!-- cached <html> at 7 -->",
        "<?php include 'x' ?>\n",
        "<!DOCTYPE rss [<!ELEMENT rss ANY> <!-- > ]> -->]>",
      })
  void whatStandsBeforeTheFeedIsPassedOver(String junk) {
    assertThat(read(junk + "<?xml version=\"1.0\"?>" + rss(item("<guid>1</guid>"))).entries())
        .hasSize(1);
    assertThat(read(junk + rss(item("<guid>1</guid>"))).entries()).hasSize(1);
    String json = "{\"title\":\"T\",\"items\":[{\"id\":\"1\",\"content_text\":\"x\"}]}";
    assertThat(read(junk + json).entries()).hasSize(1);
  }

  @Test
  void anAtomFeedIsNoBetterThanRss() {
    Entry entry = entry(atom("<entry><title>A & B</title><summary>x<br>y</summary></entry>"));
    assertThat(entry.title()).isEqualTo("A & B");
    assertThat(entry.text()).isEqualTo("x\n\ny");
  }
}
