package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.storywatch.net.Body;

/// Reading a feed of 50 entries of 900 characters each: ours, down to plain text and whole links,
/// and ROME alone, which leaves the text in HTML and the links as they are. `mvn -Pbench verify`
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParsingBenchmark {
  private static final int ENTRIES = 50;
  private static final URI URL = URI.create("https://bench.example/feed");
  private static final Instant NEWEST = Instant.parse("2020-01-14T08:30:00Z");

  /// The form of the feed.
  @Param({"rss", "atom"})
  public String form = "";

  private byte[] feed = {};
  private final FeedParser parser = new FeedParser();

  /// Writes the feed, and makes sure that both read all of it.
  @Setup
  public void write() throws IOException, FeedException {
    feed = (form.equals("rss") ? rss() : atom()).getBytes(UTF_8);
    if (!(ours() instanceof Parsed.Contents(_, _, _, List<Entry> entries, _, _, _, _))
        || entries.size() != ENTRIES
        || romeAlone().size() != ENTRIES) {
      throw new IllegalStateException("the entries of the " + form + " feed were not all read");
    }
  }

  /// Ours, from bytes to entries.
  @Benchmark
  public Parsed ours() {
    return parser.parse(Body.of(feed), "application/xml; charset=utf-8", URL);
  }

  /// ROME, from bytes to its entries.
  @Benchmark
  public List<SyndEntry> romeAlone() throws IOException, FeedException {
    try (XmlReader reader = new XmlReader(new ByteArrayInputStream(feed))) {
      return new SyndFeedInput().build(reader).getEntries();
    }
  }

  private static String rss() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel><title>Bench</title><link>https://bench.example/</link><description>x</description>
    %s</channel></rss>\
    """
        .formatted(entries(ParsingBenchmark::item));
  }

  private static String item(int i) {
    return """
    <item><title>Harbour news number %d</title><link>https://bench.example/%d</link>
    <guid isPermaLink="false">b-%d</guid><dc:creator>Nora Field</dc:creator>
    <pubDate>%s</pubDate><description>Short.</description>
    <content:encoded><![CDATA[%s]]></content:encoded></item>
    """
        .formatted(
            i,
            i,
            i,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(time(i).atOffset(ZoneOffset.UTC)),
            text(i));
  }

  private static String atom() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Bench</title><id>urn:b</id>
    <updated>%s</updated>%s</feed>\
    """
        .formatted(NEWEST, entries(ParsingBenchmark::entry));
  }

  private static String entry(int i) {
    return """
    <entry><title>Harbour news number %d</title><link href="https://bench.example/%d"/>
    <id>urn:b:%d</id><author><name>Nora Field</name></author><updated>%s</updated>
    <summary>Short.</summary><content type="html"><![CDATA[%s]]></content></entry>
    """
        .formatted(i, i, i, time(i), text(i));
  }

  private static String entries(IntFunction<String> entry) {
    return IntStream.range(0, ENTRIES).mapToObj(entry).collect(Collectors.joining());
  }

  private static Instant time(int i) {
    return NEWEST.minusSeconds(i * 900L);
  }

  private static String text(int i) {
    return """
    <p>The ferry of line %d sails <a href="https://bench.example/%d">again</a> &amp; on time, \
    said the <b>harbour master</b> on Friday; nobody was late.</p>\
    """
        .formatted(i, i)
        .repeat(6);
  }
}
