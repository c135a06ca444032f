package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.net.Body;

/// Whatever stands in a feed, what is kept of it fits into a record.
class LimitsTest {
  @Test
  void aHugeBodyIsCutToFitARecord() {
    String xml = rss("<title>x</title><description>" + "word ".repeat(100_000) + "</description>");
    Parsed.Contents feed = (Parsed.Contents) parse(xml);
    assertThat(feed.entries().getFirst().text()).hasSize(100_000);
  }

  @Test
  void nothingOfAnEntryIsUnbounded() {
    String huge = "0123456789".repeat(20_000);
    String tag = "en-x" + "-abcdefgh".repeat(20_000);
    List<String> feeds =
        List.of(
            """
            <rss version="2.0"><channel><title>H</title><link>http://x/H</link>
            <language>L</language>
            <item><title>H</title><link>http://x.example/H</link><guid>http://x.example/H</guid>
            <author>H</author><category>H</category><source url="http://x/">H</source></item>
            </channel></rss>\
            """,
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="L"><title>H</title><id>H</id>
            <link href="http://x.example/H"/>
            <entry><id>H</id><title>H</title><link href="http://x.example/H"/>
            <author><name>H</name></author><category term="H"/><summary>H</summary></entry></feed>
            """,
            """
            {"title": "H", "home_page_url": "http://x.example/H", "language": "L", "items": [
            {"id": "H", "url": "http://x.example/H", "title": "H", "content_text": "H",
             "author": {"name": "H"}, "tags": ["H"], "language": "L"}]}\
            """);
    for (String feed : feeds) {
      Parsed parsed = parse(feed.replace("L", tag).replace("H", huge));
      assertThat(parsed)
          .isInstanceOfSatisfying(
              Parsed.Contents.class, contents -> assertThat(contents.entries()).hasSize(1));
      assertThat(parsed.toString().length()).as(feed).isLessThan(150_000);
    }
  }

  @Test
  void aHugeGuidStandsForItselfAtEachPollAndForNoOther() {
    String guid = "x".repeat(1_000_000);
    assertThat(guid(guid)).isEqualTo(guid(guid)).hasSizeLessThan(100);
    assertThat(guid(guid)).isNotEqualTo(guid(guid + "y"));
    assertThat(guid("tag:x,2020:1")).isEqualTo("tag:x,2020:1");
  }

  @Test
  void whatAnUnreadableFeedIsToldAboutIsOneShortLine() {
    String name = "n".repeat(900_000);
    for (String text :
        List.of("<rss><" + name + "></rss", "<rss " + name + "/>", "{\"items\": " + name)) {
      assertThat(parse(text))
          .isInstanceOfSatisfying(
              Parsed.Unreadable.class,
              unreadable -> assertThat(unreadable.words()).hasSizeLessThan(1_100));
    }
  }

  @Test
  void halfACharacterDoesNotTravelOn() {
    Parsed parsed =
        parse(
            """
            {"title": "T\\ud83d", "items": [{"id": "1", "title": "\\ude00 \\ud83d\\ude00 x\\ud83d",
             "content_text": "a\\ud83d b", "author": {"name": "\\udfff"}}]}\
            """);
    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Contents.class,
            contents -> {
              assertThat(contents.title()).isEqualTo("T\ufffd");
              Entry entry = contents.entries().getFirst();
              assertThat(entry.title()).isEqualTo("\ufffd 😀 x\ufffd");
              assertThat(entry.text()).isEqualTo("a\ufffd b");
              assertThat(entry.author()).isEqualTo("\ufffd");
            });
  }

  private static String guid(String guid) {
    Parsed parsed = parse(rss("<title>x</title><guid isPermaLink=\"false\">" + guid + "</guid>"));
    return ((Parsed.Contents) parsed).entries().getFirst().guid();
  }

  private static String rss(String item) {
    return "<rss version=\"2.0\"><channel><title>T</title><item>"
        + item
        + "</item></channel></rss>";
  }

  private static Parsed parse(String text) {
    URI url = URI.create("https://paper.example/rss/all.xml");
    return new FeedParser().parse(Body.of(text.getBytes(UTF_8)), "", url);
  }
}
