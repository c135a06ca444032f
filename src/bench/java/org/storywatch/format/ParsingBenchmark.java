package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.storywatch.net.Body;

/// Reading a feed of 50 entries of 800 characters each: ours, down to plain text and whole links,
/// and ROME alone, which leaves the text in HTML.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParsingBenchmark {
  private static final int ENTRIES = 50;
  private static final URI URL = URI.create("https://bench.example/feed");

  /// The form of the feed.
  @Param({"rss", "atom", "json"})
  public String form = "";

  private byte[] feed = {};
  private final FeedParser parser = new FeedParser();

  /// Writes the feed.
  @Setup
  public void write() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < ENTRIES; i++) {
      Instant time = Instant.parse("2020-01-14T08:30:00Z").minusSeconds(i * 900L);
      all.append(
          switch (form) {
            case "rss" ->
                "<item><title>Harbour news number %d</title><link>https://bench.example/%d</link><guid isPermaLink=\"false\">b-%d</guid><dc:creator>Nora Field</dc:creator><pubDate>%s</pubDate><description>Short.</description><content:encoded><![CDATA[%s]]></content:encoded></item>"
                    .formatted(
                        i,
                        i,
                        i,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)),
                        text(i));
            case "atom" ->
                "<entry><title>Harbour news number %d</title><link href=\"https://bench.example/%d\"/><id>urn:b:%d</id><author><name>Nora Field</name></author><updated>%s</updated><summary>Short.</summary><content type=\"html\"><![CDATA[%s]]></content></entry>"
                    .formatted(i, i, i, time, text(i));
            default ->
                "%s{\"id\":\"b-%d\",\"title\":\"Harbour news number %d\",\"url\":\"https://bench.example/%d\",\"date_published\":\"%s\",\"content_html\":\"%s\"}"
                    .formatted(i == 0 ? "" : ",", i, i, i, time, text(i).replace("\"", "\\\""));
          });
    }
    String whole =
        switch (form) {
          case "rss" ->
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\""
                  + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                  + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Bench</title><link>https://bench.example/</link><description>x</description>"
                  + all
                  + "</channel></rss>";
          case "atom" ->
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed"
                  + " xmlns=\"http://www.w3.org/2005/Atom\"><title>Bench</title><id>urn:b</id><updated>2020-01-14T08:30:00Z</updated>"
                  + all
                  + "</feed>";
          default -> "{\"title\":\"Bench\",\"items\":[" + all + "]}";
        };
    feed = whole.getBytes(UTF_8);
  }

  private static String text(int i) {
    String paragraph =
        "<p>The ferry of line %d sails <a href=\"https://bench.example/%d\">again</a> &amp; on time, said the <b>harbour master</b> on Friday; nobody was late.</p>"
            .formatted(i, i);
    return paragraph.repeat(6);
  }

  /// Ours, from bytes to entries.
  @Benchmark
  public Parsed ours() {
    return parser.parse(Body.of(feed), "application/xml; charset=utf-8", URL);
  }

  /// ROME, from bytes to its entries. It does not read JSON.
  @Benchmark
  public Object romeAlone() throws IOException, FeedException {
    if (form.equals("json")) {
      return form;
    }
    try (XmlReader reader = new XmlReader(new ByteArrayInputStream(feed))) {
      SyndFeed read = new SyndFeedInput().build(reader);
      return read.getEntries();
    }
  }
}
