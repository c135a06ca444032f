package org.storywatch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Link;
import org.storywatch.net.Body;

/// Real feeds, read by ours and by ROME alone. They are no part of the project; where their folder
/// is missing the test says that it was skipped.
class RealFeedsTest {
  private static final Path FEEDS = Path.of("../shared/data/real-feeds.tar.gz");
  private static final int BLOCK = 512;

  /// Where the two may differ, and why. All others must agree in every entry, date and link.
  private static final String PAGE = "a web page: no feed for either";

  private static final String LIST = "a list of feeds: no feed for either";
  private static final String JSON = "JSON, which ROME does not read";
  private static final String RSS_JSON = "RSS in JSON, which ROME does not read";
  private static final String CUT = "JSON that breaks off in the third item";
  private static final String DATES =
      "dates as 2020-01-10 22:33:00 +0800, which ROME does not read";
  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry("3960.json", JSON),
          Map.entry("DaringFireball.html", PAGE),
          Map.entry("DaringFireball.json", JSON),
          Map.entry("ScriptingNews.json", RSS_JSON),
          Map.entry("Subs.opml", LIST),
          Map.entry("SubsNoTitleAttributes.opml", LIST),
          Map.entry("YouTubeTheVolvoRocks.html", PAGE),
          Map.entry("allthis-partial.json", CUT),
          Map.entry("allthis.json", JSON),
          Map.entry("authors.json", JSON),
          Map.entry("coco.html", PAGE),
          Map.entry("curt.json", JSON),
          Map.entry("furbo.html", PAGE),
          Map.entry("inessential.html", PAGE),
          Map.entry("inessential.json", JSON),
          Map.entry("jsonfeed-extension.json", JSON),
          Map.entry("kc0011.rss", DATES),
          Map.entry("pxlnv.json", JSON),
          Map.entry("rose.json", JSON),
          Map.entry("sixcolors.html", PAGE));

  /// @param words why it is none, empty for a feed
  private record Count(int entries, int dates, int links, String words) {
    @Override
    public String toString() {
      return words.isEmpty() ? "%4d %4d %4d".formatted(entries, dates, links) : "   -    -    -";
    }
  }

  @Test
  void everyRealFeedGivesWhatRomeAloneGivesAndMore() throws Exception {
    assumeTrue(Files.isRegularFile(FEEDS), () -> "skipped: there is no " + FEEDS);
    Map<String, byte[]> files = files();
    assertThat(files).hasSize(45);
    StringBuilder table = new StringBuilder("                            ROME alone     | ours\n");
    int feeds = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey();
      URI url = URI.create("https://feeds.example/" + name);
      Optional<List<SyndEntry>> rome = rome(file.getValue());
      Parsed parsed = new FeedParser().parse(Body.of(file.getValue()), "", url);
      Count alone = rome.map(RealFeedsTest::count).orElse(new Count(0, 0, 0, "refused"));
      Count ours = count(parsed);
      String why = EXPLAINED.getOrDefault(name, "");
      table.append(
          "%-27s %s | %s  %s%n".formatted(name, alone, ours, why.isEmpty() ? ours.words() : why));
      feeds += ours.words().isEmpty() ? 1 : 0;
      switch (why) {
        case "" -> same(name, rome.orElseThrow(), (Parsed.Contents) parsed);
        case PAGE, LIST ->
            assertThat(alone.words().isEmpty() || ours.words().isEmpty()).as(name).isFalse();
        case DATES -> {
          assertThat(alone.entries()).as(name).isEqualTo(ours.entries());
          assertThat(alone.dates()).as(name).isZero();
          assertThat(ours.dates()).as(name).isEqualTo(ours.entries());
        }
        default -> {
          assertThat(alone.words()).as(name).isNotEmpty();
          assertThat(ours.entries()).as(name).isPositive();
          assertThat(((Parsed.Contents) parsed).cut()).as(name).isEqualTo(why.equals(CUT));
        }
      }
    }
    System.out.println(table);
    // The others are six pages and two lists.
    assertThat(feeds).isEqualTo(files.size() - 8);
  }

  private static void same(String name, List<SyndEntry> rome, Parsed.Contents ours) {
    assertThat(ours.entries()).as(name).hasSameSizeAs(rome);
    for (int i = 0; i < rome.size(); i++) {
      SyndEntry alone = rome.get(i);
      Entry entry = ours.entries().get(i);
      String link = alone.getLink() == null ? "" : alone.getLink();
      URI base = URI.create(ours.link().isEmpty() ? "https://feeds.example/" : ours.link());
      assertThat(entry.link())
          .as("%s, link %d", name, i)
          .isEqualTo(Link.resolve(base, link).map(URI::toString).orElse(""));
      assertThat(entry.published()).as("%s, date %d", name, i).isEqualTo(date(alone));
      assertThat(entry.title() + entry.text()).as("%s, text %d", name, i).isNotEmpty();
    }
  }

  private static Count count(List<SyndEntry> entries) {
    return new Count(
        entries.size(),
        (int) entries.stream().filter(entry -> !date(entry).equals(Instant.EPOCH)).count(),
        (int) entries.stream().filter(e -> e.getLink() != null && !e.getLink().isBlank()).count(),
        "");
  }

  private static Count count(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Unreadable unreadable -> new Count(0, 0, 0, unreadable.words());
      case Parsed.Contents contents ->
          new Count(
              contents.entries().size(),
              (int)
                  contents.entries().stream().filter(e -> e.dating() == Entry.Dating.SAID).count(),
              (int) contents.entries().stream().filter(e -> !e.link().isEmpty()).count(),
              "");
    };
  }

  private static Instant date(SyndEntry entry) {
    Date date =
        entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    return date == null ? Instant.EPOCH : date.toInstant();
  }

  private static Optional<List<SyndEntry>> rome(byte[] bytes) throws IOException {
    try (XmlReader reader = new XmlReader(new ByteArrayInputStream(bytes))) {
      return Optional.of(new SyndFeedInput().build(reader).getEntries());
    } catch (FeedException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  // The form of tar: a block of name and size, then the bytes, filled up to whole blocks.
  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream tar = new GZIPInputStream(Files.newInputStream(FEEDS))) {
      byte[] head = tar.readNBytes(BLOCK);
      while (head.length == BLOCK && head[0] != 0) {
        String path = field(head, 0, 100);
        int size = Integer.parseInt(field(head, 124, 11), 8);
        byte[] bytes = tar.readNBytes(size);
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (size > 0 && path.contains("/Resources/")) {
          files.put(path.substring(path.lastIndexOf('/') + 1), bytes);
        }
        head = tar.readNBytes(BLOCK);
      }
    }
    return files;
  }

  private static String field(byte[] head, int from, int length) {
    String field = new String(head, from, length, StandardCharsets.US_ASCII);
    int end = field.indexOf('\0');
    return (end < 0 ? field : field.substring(0, end)).strip();
  }
}
