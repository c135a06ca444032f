package org.storywatch.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTest {
  private static final Repeated ITEMS = new Repeated(Set.of("item"), 3, (_, _) -> false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bread & butter            | Bread & butter",
        "a &amp; b &lt; c          | a & b < c",
        "1 < 2 <3                  | 1 < 2 <3",
        "caf&eacute;&nbsp;noir     | café\u00a0noir",
        "&hellip;&#8230;&#x2026;   | ………",
        "&#X41;&#65;               | AA",
        "&#146;s &#150;            | ’s –",
        "&#0;&#xFFFF;&#x110000;    | \ufffd\ufffd\ufffd",
        "&#99999999999;            | \ufffd",
        "&nonsense; &;  &#; &#x;   | &nonsense; &;  &#; &#x;",
        "a]]>b                     | a]]>b",
        "<![CDATA[a & <b>]]>       | a & <b>",
        "<!-- a -- b -->x          | x",
        "x<!-- never ends          | x<!-- never ends",
        "<?php echo ?>x            | x",
        "<!DOCTYPE a [<!ENTITY b 'c>'>]>&b; | &b;",
      })
  void carelessTextIsTakenAsItIsMeant(String written, String meant) throws Exception {
    Element root = Xml.read("<a>" + written + "</a>", Repeated.NONE).document().getRootElement();
    assertThat(root.getText()).isEqualTo(meant);
  }

  @Test
  void prefixesThatNobodyDeclaredMeanWhatTheyMeanElsewhere() throws Exception {
    Element root = read("<rss><media:title>A</media:title><foo:bar x:y='z'/></rss>");
    assertThat(root.getChildText("title", Vocabulary.MEDIA)).isEqualTo("A");
    assertThat(root.getChildren()).hasSize(2);
  }

  @Test
  void prefixesMayBeOthersThanUsual() throws Exception {
    Element root = read("<rss xmlns:m='HTTPS://search.yahoo.com/mrss'><m:title>A</m:title></rss>");
    assertThat(root.getChildText("title", Vocabulary.MEDIA)).isEqualTo("A");
  }

  @Test
  void namespacesOfStrangersAreNotKept() throws Exception {
    Element a = read("<a xmlns:p='urn:one'><p:x/></a>");
    Element b = read("<a xmlns:p='urn:two'><p:x/></a>");
    Namespace one = a.getChildren().getFirst().getNamespace();
    assertThat(one).isSameAs(b.getChildren().getFirst().getNamespace());
  }

  @Test
  void whatIsNotWellFormedIsMended() throws Exception {
    assertThat(written("<a><b>x<br>y<i>z</b><c d=e f>w</c></a>", Repeated.NONE))
        .isEqualTo("<a><b>x<br />y<i>z</i></b><c d=\"e\" f=\"\">w</c></a>");
  }

  @Test
  void whatBreaksOffLosesOnlyWhatIsNotWhole() throws Exception {
    String text = "<rss><channel><t>T</t><item>1</item><item>2</item><item>3 and";
    for (int end = text.length(); end > text.indexOf("<item>2"); end--) {
      Reading reading = Xml.read(text.substring(0, end), ITEMS);
      int whole = end >= text.indexOf("<item>3") ? 2 : 1;
      assertThat(reading.cut()).isTrue();
      Element channel = reading.document().getRootElement().getChild("channel");
      assertThat(channel.getChildren("item")).as(text.substring(0, end)).hasSize(whole);
      assertThat(channel.getChildText("t")).isEqualTo("T");
    }
  }

  @Test
  void whatBreaksOffAndIsCarelessToo() throws Exception {
    Reading reading = Xml.read("<rss><channel><item>1<b></item><item>2</item><item>3", ITEMS);
    assertThat(reading.cut()).isTrue();
    assertThat(reading.document().getRootElement().getChild("channel").getChildren("item"))
        .hasSize(2);
  }

  @Test
  void nothingWholeIsNothing() {
    assertThatThrownBy(() -> Xml.read("<rss><channel><item>1", ITEMS))
        .hasMessageContaining("breaks off before its first entry");
  }

  @Test
  void documentsThatFollowOneAnotherAreAllRead() throws Exception {
    String one = "<rss a='1'>\n<b/>\r\n</rss>";
    Reading reading = Xml.read(one + "\n<?xml version='1.0'?>\n" + one + one + "<script>x", ITEMS);
    assertThat(reading.documents()).hasSize(3);
    assertThat(reading.cut()).isFalse();
  }

  @Test
  void ofTooManyTheFirstOnesStayUnlessTheyAreOlder() throws Exception {
    String items = "<item>1</item><item>2</item><item>3</item><item>4</item><item>5</item>";
    assertThat(Xml.read("<rss>" + items + "</rss>", ITEMS).omitted()).isEqualTo(2);
    assertThat(written("<rss>" + items + "</rss>", ITEMS))
        .isEqualTo("<rss><item>1</item><item>2</item><item>3</item></rss>");
    Repeated rising = new Repeated(Set.of("item"), 3, (_, _) -> true);
    assertThat(written("<rss>" + items + "</rss>", rising))
        .isEqualTo("<rss><item>3</item><item>4</item><item>5</item></rss>");
  }

  @Test
  void limitsAreSaidInWords() {
    refused("<a>".repeat(10_000), "nested more than 256 levels deep");
    refused("<a>" + "<b/>".repeat(250_001) + "</a>", "more than 250000 elements");
    refused("<a " + attributes(251) + "/>", "more than 250 attributes");
    String wide = "<b " + attributes(250) + "/>";
    refused("<a>" + wide.repeat(2_001) + "</a>", "more than 500000 attributes");
    refused("<a>" + "<b></c>".repeat(260_000) + "</a>", "too large to mend");
  }

  private static void refused(String text, String words) {
    assertThatThrownBy(() -> Xml.read(text, Repeated.NONE))
        .isInstanceOf(Oversized.class)
        .hasMessageContaining(words);
  }

  private static String attributes(int count) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < count; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    return attributes.toString();
  }

  private static Element read(String text) throws Exception {
    List<org.jdom2.Document> documents = Xml.read(text, Repeated.NONE).documents();
    assertThat(documents).hasSize(1);
    return documents.getFirst().getRootElement();
  }

  private static String written(String text, Repeated repeated) throws Exception {
    Element root = Xml.read(text, repeated).document().getRootElement();
    return new XMLOutputter(Format.getRawFormat()).outputString(root);
  }
}
