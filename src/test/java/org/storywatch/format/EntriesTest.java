package org.storywatch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.storywatch.format.Feeds.atom;
import static org.storywatch.format.Feeds.entry;
import static org.storywatch.format.Feeds.item;
import static org.storywatch.format.Feeds.parse;
import static org.storywatch.format.Feeds.read;
import static org.storywatch.format.Feeds.rss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What publishers mean by entries, as far as one reading of the feed decides it.
class EntriesTest {
  private static final Instant FETCHED = Instant.parse("2020-01-15T00:00:00Z");
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Test
  void anEntryWithoutGuidIsKnownByItsLink() {
    Entry entry = entry(rss(item("<link>/a?b=1</link>")));
    assertThat(entry.link()).isEqualTo("https://site.example/a?b=1");
    assertThat(entry.guid()).isNotEmpty();
    Entry bare = entry(rss(item("<description>Only text</description>")));
    assertThat(bare.guid()).isEmpty();
    assertThat(bare.link()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // guid, isPermaLink, the link that it is
        "https://site.example/1, -,     https://site.example/1",
        "https://site.example/1, true,  https://site.example/1",
        "https://site.example/1, false, ''",
        "/1,                     true,  https://site.example/1",
        "/1,                     -,     ''",
        "4711,                   -,     ''",
        "urn:uuid:4711,          true,  ''",
      })
  void aGuidIsALinkOnlyWhereItIsMeantToBe(String guid, String permaLink, String link) {
    String attribute = permaLink == null ? "" : " isPermaLink=\"" + permaLink + "\"";
    Entry entry = entry(rss(item("<guid" + attribute + ">" + guid + "</guid>")));
    assertThat(entry.link()).isEqualTo(link);
    assertThat(entry.guid()).isEqualTo(guid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // pubDate | what it is worth | when the entry is taken to be published, read on 15 January
        // 2020
        "Tue, 14 Jan 2020 08:30:00 GMT  | SAID        | 2020-01-14T08:30:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT  | BEFORE_1990 | 2020-01-15T00:00:00Z",
        "Wed, 31 Dec 1969 19:00:00 -0500| BEFORE_1990 | 2020-01-15T00:00:00Z",
        "0                              | UNREADABLE  | 2020-01-15T00:00:00Z",
        "31 Dec 1989                    | BEFORE_1990 | 2020-01-15T00:00:00Z",
        "01 Jan 1990                    | SAID        | 1990-01-01T00:00:00Z",
        "Fri, 01 Jan 2099 00:00:00 GMT  | SAID        | 2020-01-15T00:00:00Z",
        "Wed, 15 Jan 2020 00:00:01 GMT  | SAID        | 2020-01-15T00:00:00Z",
        "Tue, 14 Jan 2020 08:30:00 XYZ  | SAID        | 2020-01-14T08:30:00Z",
        "''                             | ABSENT      | 2020-01-15T00:00:00Z",
        "soon                           | UNREADABLE  | 2020-01-15T00:00:00Z",
      })
  void aDateThatCannotBeIsToldApart(String written, Entry.Dating dating, Instant published) {
    Entry entry = entry(rss(item("<pubDate>" + written + "</pubDate>")));
    assertThat(entry.dating()).isEqualTo(dating);
    assertThat(entry.publishedBy(FETCHED)).isEqualTo(published);
    if (dating != Entry.Dating.SAID) {
      assertThat(entry.published()).isEqualTo(Instant.EPOCH);
    }
  }

  @Test
  void theFirstDateThatCanBeBelievedIsTaken() {
    String dates =
        "<pubDate>soon</pubDate><dc:date>1970-01-01</dc:date><atom:updated>2020-01-14</atom:updated>";
    assertThat(entry(rss(item(dates))).published()).isEqualTo("2020-01-14T00:00:00Z");
  }

  @Test
  void aNewDateDoesNotMakeTheEntryAnother() {
    Entry before = entry(rss(item("<guid>1</guid><pubDate>Tue, 14 Jan 2020</pubDate>")));
    Entry after = entry(rss(item("<guid>1</guid><pubDate>Wed, 15 Jan 2020</pubDate>")));
    assertThat(after).usingRecursiveComparison().ignoringFields("published").isEqualTo(before);
    String atom =
        "<entry><id>urn:1</id><title>x</title><published>2020-01-14</published>"
            + "<updated>2020-03-01</updated></entry>";
    assertThat(entry(atom(atom)).published()).isEqualTo("2020-01-14T00:00:00Z");
  }

  @Test
  void relativeLinksAreRelativeToTheNearestBase() {
    assertThat(entry(rss(item("<link>a/1</link>"))).link()).isEqualTo("https://site.example/a/1");
    String noSite = rss(item("<link>a/1</link>")).replace("https://site.example/", "");
    assertThat(entry(noSite).link()).isEqualTo("https://paper.example/rss/a/1");
    String feed =
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='//base.example/x/'><title>T</title>"
            + "<link href='https://site.example/'/>"
            + "<entry xml:base='news/'><title>x</title><link href='1'/></entry>"
            + "<entry><title>y</title><link xml:base='https://far.example/q/' href='../2'/></entry>"
            + "<entry><title>z</title><link href='/3'/></entry></feed>";
    assertThat(read(feed).entries())
        .extracting(Entry::link)
        .containsExactly(
            "https://base.example/x/news/1", "https://far.example/2", "https://base.example/3");
  }

  @Test
  void theLanguageOfAnEntryGoesBeforeThatOfTheFeed() {
    String feed =
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>T</title>"
            + "<entry xml:lang='de-CH'><title>x</title></entry>"
            + "<entry><title xml:lang='fr'>y</title></entry>"
            + "<entry><title>z</title></entry></feed>";
    Parsed.Contents contents = read(feed);
    assertThat(contents.lang()).isEqualTo("en");
    assertThat(contents.entries()).extracting(Entry::lang).containsExactly("de-CH", "fr", "");
  }

  @Test
  void aHundredThousandEntriesAreCutToTheNewest() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      items.append("<item><guid>").append(i).append("</guid></item>");
    }
    Parsed.Contents feed = assertTimeoutPreemptively(BOUND, () -> read(rss(items.toString())));
    assertThat(feed.entries()).hasSize(5_000);
    assertThat(feed.entries().getFirst().guid()).isEqualTo("0");
    assertThat(feed.omitted()).isEqualTo(95_000);
  }

  @Test
  void aHundredThousandEntriesThatBeginWithTheOldestAreCutToTheNewest() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      items.append("<item><guid>").append(i).append("</guid><pubDate>");
      items.append(1_500_000_000 + i).append("</pubDate></item>");
    }
    Parsed.Contents feed = assertTimeoutPreemptively(BOUND, () -> read(rss(items.toString())));
    assertThat(feed.entries()).hasSize(5_000);
    assertThat(feed.entries().getLast().guid()).isEqualTo("99999");
    assertThat(feed.omitted()).isEqualTo(95_000);
  }

  @Test
  void aHundredThousandItemsOfJsonAreCutToTheNewest() {
    StringBuilder items = new StringBuilder("{\"title\":\"T\",\"items\":[");
    for (int i = 0; i < 100_000; i++) {
      items.append("{\"id\":").append(i).append(",\"date_published\":").append(1_500_000_000 + i);
      items.append("},");
    }
    Parsed.Contents feed = assertTimeoutPreemptively(BOUND, () -> read(items + "]}"));
    assertThat(feed.entries()).hasSize(5_000);
    assertThat(feed.entries().getLast().guid()).isEqualTo("99999");
    assertThat(feed.omitted()).isEqualTo(95_000);
  }

  @Test
  void twentyEnclosuresAreOneEntryAndNotItsLink() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      all.append("<enclosure url='https://site.example/")
          .append(i)
          .append(".mp3' length='x' type='audio/mpeg'/>");
    }
    assertThat(entry(rss(item(all + "<link>/show</link>"))).link())
        .isEqualTo("https://site.example/show");
    assertThat(entry(rss(item(all.toString()))).link()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<![CDATA[<p>One</p>]]>                                  | One",
        "<![CDATA[<![CDATA[<p>One</p>]]>]]>                      | One",
        "<![CDATA[<p>a ]]]]><![CDATA[> b</p>]]>                  | a ]]> b",
        "&lt;![CDATA[&lt;p>One&lt;/p>]]&gt;                      | One",
        "<![CDATA[One]]> and <![CDATA[two]]>                     | One and two",
        "<p>One <b>bold</b></p>                                  | One bold",
        "<div xmlns='http://www.w3.org/1999/xhtml'><p>One</p></div> | One",
      })
  void nestedAndUnescapedBodiesAreText(String written, String text) {
    assertThat(entry(rss(item("<description>" + written + "</description>"))).text())
        .isEqualTo(text);
    assertThat(entry(rss(item("<content:encoded>" + written + "</content:encoded>"))).text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A &amp;amp; B                    | A & B",
        "A &amp; B                        | A & B",
        "A & B                            | A & B",
        "A &lt;b&gt;bold&lt;/b&gt; word   | A bold word",
        "A <b>bold</b> word               | A bold word",
        "<![CDATA[A <i>slanted</i> word]]>| A slanted word",
        "5 &lt; 6 &gt; 4                  | 5 < 6 > 4",
        "5 < 6                            | 5 < 6",
        "How to use &amp;lt;b&amp;gt;     | How to use <b>",
        "Caf&amp;eacute; &amp;#8211; &#8211; | Café – –",
        "AT&amp;T                         | AT&T",
        "One<br/>two                      | One two",
        "' \n two\n\t lines '             | two lines",
      })
  void aTitleIsTextWhateverItWasWrittenIn(String written, String title) {
    assertThat(entry(rss("<item><title>" + written + "</title></item>")).title()).isEqualTo(title);
  }

  @Test
  void noControlComesInByAnEscape() {
    String body = "a&amp;#0;b&amp;#1;c&amp;#xd800;d";
    Entry entry =
        entry(
            rss("<item><title>" + body + "</title><description>" + body + "</description></item>"));
    Entry json =
        entry(
            "{\"items\":[{\"title\":\"a\\u0000b\\u0001c\\ud800d\",\"content_text\":\"a\\u0000b\"}]}");
    for (Entry one : List.of(entry, json)) {
      assertThat(one.title() + one.text()).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\ud800]");
      assertThat(one.title()).startsWith("a").endsWith("d");
    }
  }

  @Test
  void anEntryThatMakesRomeFailCostsNoOther() {
    String bad = "<entry><title>Bad</title><author><uri>x</uri></author><link/></entry>";
    String good = "<entry><title>Good</title></entry>";
    assertThat(read(atom(good + bad + good)).entries())
        .extracting(Entry::title)
        .contains("Good", "Good");
  }

  @Test
  void emptyFeedsAreFeeds() {
    assertThat(read(rss("")).entries()).isEmpty();
    assertThat(read(atom("")).entries()).isEmpty();
    assertThat(read("{\"items\":[]}").entries()).isEmpty();
    assertThat(parse("<feed/>")).isInstanceOf(Parsed.Unreadable.class);
  }
}
