package org.storywatch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.storywatch.format.Feeds.atom;
import static org.storywatch.format.Feeds.contents;
import static org.storywatch.format.Feeds.entry;
import static org.storywatch.format.Feeds.item;
import static org.storywatch.format.Feeds.parse;
import static org.storywatch.format.Feeds.read;
import static org.storywatch.format.Feeds.rss;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms and modules of feeds, also as nobody should write them.
class DialectsTest {
  @Test
  void modulesAreReadAndTheirOddValuesHarmNothing() throws Exception {
    Parsed.Contents feed = contents(parse(Feeds.file("modules.xml")));
    assertThat(feed.title()).isEqualTo("Valley Voice");
    assertThat(feed.wishes())
        .isEqualTo(
            new Wishes(
                Duration.ofMinutes(90),
                Duration.ofMinutes(30),
                Set.of(0, 1),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
    assertThat(feed.push().hubs())
        .containsExactly("https://hub.example/", "https://hub2.example/push");
    assertThat(feed.push().self()).isEqualTo("https://valley.example/feed");
    assertThat(feed.entries())
        .containsExactly(
            new Entry(
                "v-1",
                "https://valley.example/mill",
                "Mill burns down",
                "Ida Moss",
                "",
                "The old mill burned all night.\n\nLoss high",
                "gsw",
                Instant.parse("2020-01-14T07:30:00Z")),
            new Entry(
                "https://valley.example/talk",
                "https://valley.example/talk",
                "Talk about the mill",
                "Radio Valley",
                "",
                "An hour with the miller, who saw it all.",
                "",
                Instant.parse("2020-01-15T09:00:00Z")));
  }

  @Test
  void aVideoHasItsTextInTheMediaModule() throws Exception {
    Parsed.Contents feed = contents(parse(Feeds.file("video.xml")));
    assertThat(feed.link()).isEqualTo("https://video.example/c/lakeside");
    assertThat(feed.push())
        .isEqualTo(
            new Push(List.of("https://video.example/hub"), "https://video.example/c/feed?c=1"));
    assertThat(feed.entries())
        .containsExactly(
            new Entry(
                "v:video:9",
                "https://video.example/c/watch/9?t=0",
                "Der See friert zu",
                "",
                "",
                "Zum ersten Mal seit Jahren trägt das Eis.",
                "de",
                Instant.parse("2020-01-14T08:30:00Z")));
  }

  @Test
  void theFirstRssOfAllIsRead() throws Exception {
    Entry entry = contents(parse(Feeds.file("rss090.rdf"))).entries().getFirst();
    assertThat(entry.title()).isEqualTo("It begins");
    assertThat(entry.link()).isEqualTo("http://first.example/1");
  }

  @Test
  void allCarelessnessAtOnceIsRead() throws Exception {
    Parsed.Contents feed = contents(parse(Feeds.file("warned.xml")));
    assertThat(feed.title()).isEqualTo("Warned & Careless");
    assertThat(feed.cut()).isFalse();
    Entry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Erdoğan visits the &shop;");
    assertThat(entry.link()).isEqualTo("http://warned.example/a");
    assertThat(entry.text()).isEqualTo("One\n\ntwo <b>three</b>");
    assertThat(entry.published()).isEqualTo("2020-01-14T00:00:00Z");
  }

  @Test
  void rssInBracesIsRssToo() throws Exception {
    Parsed.Contents feed = contents(parse(Feeds.file("rss.json")));
    assertThat(feed.lang()).isEqualTo("en-GB");
    assertThat(feed.wishes().ttl()).isEqualTo(Duration.ofMinutes(30));
    assertThat(feed.entries())
        .extracting(Entry::guid, Entry::link, Entry::title, Entry::text)
        .containsExactly(
            tuple("b-1", "https://braces.example/1", "A & B", "One.\n\nTwo."),
            tuple("https://braces.example/2", "https://braces.example/2", "", "No title"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss version=\"2.0\"><channel><title>T</title>ITEM</channel></rss>",
        "<rss><channel><title>T</title>ITEM</channel></rss>",
        "<rss version=\"0.90\"><channel><title>T</title>ITEM</channel></rss>",
        "<rss version=\"0.92\"><channel><title>T</title>ITEM</channel></rss>",
        "<rss version=\"3.1 beta\"><channel><title>T</title>ITEM</channel></rss>",
        "<rss version=\"2.0\"><channel><title>T</title></channel>ITEM</rss>",
        "<rss version=\"2.0\"><title>T</title>ITEM</rss>",
        "<channel><title>T</title>ITEM</channel>",
        "<RSS version=\"2.0\"><channel><title>T</title>ITEM</channel></RSS>",
        "<rss version=\"2.0\""
            + " xmlns=\"http://backend.userland.com/rss2\"><channel><title>T</title>ITEM</channel></rss>",
        "<rss version=\"2.0\" xmlns=\"urn:made-up\"><channel><title>T</title>ITEM</channel></rss>",
        "<rss version=\"2.0\""
            + " xmlns=\"http://www.w3.org/2005/Atom\"><channel><title>T</title>ITEM</channel></rss>",
        "<rdf:RDF><channel><title>T</title></channel>ITEM</rdf:RDF>",
        "<rdf:RDF"
            + " xmlns=\"http://purl.org/rss/1.0/\"><channel><title>T</title>ITEM</channel></rdf:RDF>",
        "<RDF xmlns=\"http://purl.org/net/rss1.1#\"><channel><title>T</title></channel>ITEM</RDF>",
      })
  void theFamilyOfRssIsReadHoweverItIsPut(String feed) {
    String item =
        "<item><title>Good</title><link>https://site.example/1</link>"
            + "<description>Text.</description><dc:date>2020-01-14</dc:date></item>";
    Parsed.Contents contents = read(feed.replace("ITEM", item + item.replace('1', '2')));
    assertThat(contents.entries()).hasSize(2);
    Entry entry = contents.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Good");
    assertThat(entry.link()).isEqualTo("https://site.example/1");
    assertThat(entry.text()).isEqualTo("Text.");
    assertThat(entry.published()).isEqualTo("2020-01-14T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title>ENTRY</feed>",
        "<feed xmlns=\"https://www.w3.org/2005/atom/\"><title>T</title>ENTRY</feed>",
        "<feed xmlns=\"urn:made-up\"><title>T</title>ENTRY</feed>",
        "<feed>ENTRY</feed>",
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\""
            + " xmlns=\"http://www.w3.org/2005/Atom\">ENTRY</a:feed>",
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>T</title>ENTRY</feed>",
      })
  void theFamilyOfAtomIsReadHoweverItIsPut(String feed) {
    String entry =
        "<entry><title>Good</title><link rel=\"alternate\" href=\"https://site.example/1\"/>"
            + "<id>urn:1</id><summary>Text.</summary><updated>2020-01-14T00:00:00Z</updated></entry>";
    Entry read = entry(feed.replace("ENTRY", entry));
    assertThat(read.title()).isEqualTo("Good");
    assertThat(read.guid()).isEqualTo("urn:1");
    assertThat(read.link()).isEqualTo("https://site.example/1");
    assertThat(read.text()).isEqualTo("Text.");
    assertThat(read.published()).isEqualTo("2020-01-14T00:00:00Z");
  }

  @Test
  void aFeedThatSaysNothingOfItsRhythmHasNone() {
    Parsed.Contents feed = read(rss(item("")));
    assertThat(feed.wishes()).isEqualTo(Wishes.NONE);
    assertThat(feed.push()).isEqualTo(Push.NONE);
    assertThat(read(rss("<ttl>-5</ttl><ttl>9</ttl>" + item(""))).wishes()).isEqualTo(Wishes.NONE);
  }

  @Test
  void theRhythmOfASyndicationModuleIsDailyUnlessItSaysMore() {
    String head = "<sy:updateFrequency>0</sy:updateFrequency>";
    assertThat(read(rss(head + item(""))).wishes().period()).isEqualTo(Duration.ofDays(1));
    head = "<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>x</sy:updateFrequency>";
    assertThat(read(rss(head + item(""))).wishes().period()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void quietHoursAndDaysAreThoseOfGreenwich() {
    Wishes wishes = new Wishes(Duration.ZERO, Duration.ZERO, Set.of(3), Set.of(DayOfWeek.SUNDAY));
    assertThat(wishes.allowed(Instant.parse("2020-01-14T03:59:59Z")))
        .isEqualTo("2020-01-14T04:00:00Z");
    Instant free = Instant.parse("2020-01-14T04:00:01Z");
    assertThat(wishes.allowed(free)).isEqualTo(free);
    Instant sunday = Instant.parse("2020-01-19T12:00:00Z");
    assertThat(wishes.allowed(sunday)).isEqualTo("2020-01-20T00:00:00Z");
    Wishes never =
        new Wishes(Duration.ZERO, Duration.ZERO, Set.of(), EnumSet.allOf(DayOfWeek.class));
    assertThat(never.allowed(sunday)).isEqualTo(sunday);
  }

  @Test
  void jsonFeedsNameTheirHubsAndTheirAuthors() {
    Parsed.Contents feed =
        read(
            """
            {"version": "https://jsonfeed.org/version/1", "title": "T", "author": {"name": "Ann"},
             "feed_url": "feed.json", "icon": {"a": [1, {"b": 2}]},
             "hubs": [{"type": "WebSub", "url": "https://hub.example/"}, {"type": "rssCloud", "url": "https://c.example/"}, 7],
             "items": [{"id": "https://json.example/1", "summary": "One\\n\\ntwo", "date_modified": 1578990600, "authors": []},
                       {"id": "2", "external_url": "https://x.example/", "language": "fr", "authors": [{"name": "Bea"}, {"name": "Cy"}]}]}
            """);
    assertThat(feed.push())
        .isEqualTo(
            new Push(List.of("https://hub.example/"), "https://paper.example/rss/feed.json"));
    assertThat(feed.entries())
        .containsExactly(
            new Entry(
                "https://json.example/1",
                "https://json.example/1",
                "",
                "Ann",
                "",
                "One\n\ntwo",
                "",
                Instant.parse("2020-01-14T08:30:00Z")),
            new Entry("2", "https://x.example/", "", "Bea", "", "", "fr", Instant.EPOCH));
  }

  @Test
  void jsonThatBreaksOffKeepsItsWholeItems() {
    String json = "{\"title\":\"T\",\"items\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3";
    Parsed.Contents feed = read(json);
    assertThat(feed.cut()).isTrue();
    assertThat(feed.entries()).extracting(Entry::guid).containsExactly("1", "2");
    assertThat(((Parsed.Unreadable) parse("{\"items\":[{\"id\":\"1")).words())
        .startsWith("is not well-formed JSON");
  }

  @Test
  void aTitleInAtomIsWhatItsTypeSays() {
    assertThat(entry(atom("<entry><title type='text'>a &lt;b&gt; c</title></entry>")).title())
        .isEqualTo("a <b> c");
    assertThat(
            entry(atom("<entry><title type='html'>a &lt;b&gt;c&lt;/b&gt;</title></entry>")).title())
        .isEqualTo("a c");
    String div = "<div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &lt;d</div>";
    assertThat(entry(atom("<entry><title type='xhtml'>" + div + "</title></entry>")).title())
        .isEqualTo("a c <d");
  }
}
