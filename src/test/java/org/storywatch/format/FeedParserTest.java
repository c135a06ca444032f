package org.storywatch.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.net.Body;

class FeedParserTest {
  private static final URI URL = URI.create("https://paper.example/rss/all.xml");
  private final FeedParser parser = new FeedParser();

  @Test
  void rss2IsRead() throws Exception {
    Parsed.Contents feed = contents(fixture("rss20.xml"));
    assertThat(feed.title()).isEqualTo("The Harbour Courier");
    assertThat(feed.link()).isEqualTo("https://courier.example/");
    assertThat(feed.lang()).isEqualTo("en-GB");
    assertThat(feed.entries())
        .containsExactly(
            new Entry(
                "courier-1",
                "https://courier.example/local/ferry-strike?utm_source=rss",
                "Ferry & tram strike ends",
                "Nora Field",
                "Harbour Agency",
                "The strike is over.\n\nBoats sail\n\nagain on Friday.",
                "",
                Instant.parse("2020-01-14T07:30:00Z")),
            new Entry(
                "https://courier.example/local/lamp",
                "https://courier.example/local/lamp",
                "",
                "",
                "",
                "A lamp fell over. Nobody was hurt.",
                "",
                Instant.EPOCH,
                Entry.Dating.UNREADABLE));
  }

  @Test
  void rss091WithItsDocumentTypeIsRead() throws Exception {
    Parsed.Contents feed = contents(fixture("rss091.xml"));
    assertThat(feed.lang()).isEqualTo("de");
    Entry entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Brücke gesperrt");
    assertThat(entry.text()).isEqualTo("Die Brücke ist zu.");
  }

  @Test
  void rdfIsRead() throws Exception {
    Entry entry = contents(fixture("rss10.rdf")).entries().getFirst();
    assertThat(entry.link()).isEqualTo("https://hills.example/1");
    assertThat(entry.author()).isEqualTo("A. Ridge");
    assertThat(entry.published()).isEqualTo(Instant.parse("2020-01-14T06:00:00Z"));
  }

  @Test
  void atom10IsRead() throws Exception {
    Parsed.Contents feed = contents(fixture("atom10.xml"));
    assertThat(feed.title()).isEqualTo("La Gazette");
    assertThat(feed.link()).isEqualTo("https://gazette.example/");
    assertThat(feed.lang()).isEqualTo("fr");
    assertThat(feed.entries())
        .containsExactly(
            new Entry(
                "urn:gazette:1",
                "https://gazette.example/articles/balise",
                "Comment utiliser <b>",
                "Paul Quai",
                "",
                "Un premier alinéa.\n\nUn second.",
                "",
                Instant.parse("2020-01-14T09:00:00Z")));
  }

  @Test
  void atom03IsRead() throws Exception {
    Entry entry = contents(fixture("atom03.xml")).entries().getFirst();
    assertThat(entry.link()).isEqualTo("http://early.example/first");
    assertThat(entry.text()).isEqualTo("It works.");
    assertThat(entry.published()).isEqualTo(Instant.parse("2004-05-01T12:00:00Z"));
  }

  @Test
  void jsonFeedIsRead() throws Exception {
    Parsed.Contents feed = contents(fixture("feed.json"));
    assertThat(feed.entries())
        .containsExactly(
            new Entry(
                "7",
                "https://paper.example/rss/posts/7",
                "Seven",
                "Sam",
                "",
                "One.\n\nTwo.",
                "",
                Instant.parse("2020-01-14T05:00:00Z")),
            new Entry("8", "", "", "Kim", "", "Only text.", "", Instant.EPOCH));
  }

  @Test
  void carelessXmlIsMendedAndACutAnswerGivesWhatCameWhole() throws Exception {
    Parsed.Contents feed = contents(fixture("broken.xml"));
    assertThat(feed.title()).isEqualTo("Careless & Sons");
    assertThat(feed.cut()).isTrue();
    assertThat(feed.entries()).extracting(Entry::title).containsExactly("Bread & butter");
    assertThat(feed.entries().getFirst().link()).isEqualTo("https://careless.example/?a=1&b=2");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, text/xml; charset=ISO-8859-1",
    "UTF-8,      application/rss+xml; charset=UTF-8",
    "UTF-8,      text/xml",
    "UTF-16,     application/xml",
  })
  void theCharsetOfHttpIsTaken(String charset, String contentType) {
    String xml = rss("<title>Erdoğan, Müller</title>").replace("ğ", "g");
    var bytes = xml.getBytes(Charset.forName(charset));
    assertThat(title(Body.of(bytes), contentType)).isEqualTo("Erdogan, Müller");
  }

  @Test
  void theCharsetOfTheXmlIsTakenWhereHttpSaysNone() {
    String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + rss("<title>Müller</title>");
    assertThat(title(Body.of(xml.getBytes(ISO_8859_1)), "application/xml")).isEqualTo("Müller");
    assertThat(title(Body.of(("\ufeff" + rss("<title>Müller</title>")).getBytes(UTF_8)), ""))
        .isEqualTo("Müller");
  }

  @Test
  void nothingOutsideTheFeedIsOpened(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "xyzzy");
    String xml =
        "<!DOCTYPE rss [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + rss("<title>See &e;</title>");
    assertThat(parse(xml).toString()).doesNotContain("xyzzy");
  }

  @Test
  void entitiesThatMultiplyAreNotExpanded() {
    String xml =
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + rss("<title>&b;</title>");
    assertThat(parse(xml).toString()).doesNotContain("aaaaaaaaaa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "hello",
        "{",
        "{\"items\": 1}",
        "<html><body>Not found</body></html>",
        "<!doctype html><title>x</title>",
        "<rss",
        "<opml/>",
        "\u0000\u0001",
        "<feed></feed>"
      })
  void whatIsNoFeedIsUnreadable(String bytes) {
    assertThat(parse(bytes)).isInstanceOf(Parsed.Unreadable.class);
  }

  @Test
  void damagedBytesNeverThrow() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] feed = fixture("rss20.xml").text(UTF_8).getBytes(UTF_8);
    for (int i = 0; i < 100; i++) {
      byte[] damaged = feed.clone();
      for (int hit = 0; hit < 5; hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(parser.parse(Body.of(damaged), "text/xml", URL)).as("seed %s", seed).isNotNull();
    }
  }

  @Test
  void deepNestingDoesNotEndTheProgram() {
    String deep = "<b>".repeat(100_000);
    String xml = rss("<title>x</title><description><![CDATA[" + deep + "]]></description>");
    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> parse(xml))).isNotNull();
    assertThat(parse(deep)).isInstanceOf(Parsed.Unreadable.class);
    assertThat(parse("{\"items\":" + "[".repeat(100_000))).isInstanceOf(Parsed.Unreadable.class);
  }

  private static String rss(String item) {
    return "<rss version=\"2.0\"><channel><title>T</title><item>"
        + item
        + "</item></channel></rss>";
  }

  private Parsed parse(String text) {
    return parser.parse(Body.of(text.getBytes(UTF_8)), "", URL);
  }

  private String title(Body body, String contentType) {
    return ((Parsed.Contents) parser.parse(body, contentType, URL)).entries().getFirst().title();
  }

  private Parsed.Contents contents(Body body) {
    Parsed parsed = parser.parse(body, "", URL);
    assertThat(parsed).isInstanceOf(Parsed.Contents.class);
    return (Parsed.Contents) parsed;
  }

  private static Body fixture(String name) throws IOException {
    try (InputStream in = FeedParserTest.class.getResourceAsStream(name)) {
      return Body.of(Objects.requireNonNull(in, name).readAllBytes());
    }
  }
}
