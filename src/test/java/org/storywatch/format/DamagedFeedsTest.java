package org.storywatch.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.storywatch.net.Body;

/// Feeds damaged at random: bytes changed, parts cut out, doubled, swapped, or put in from other
/// feeds and from a box of nuisances. `-Ddamage.seed=…` plays one run again, `-Ddamage.rounds=…`
/// makes it longer.
class DamagedFeedsTest {
  private static final int ROUNDS = Integer.getInteger("damage.rounds", 4_000);
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final List<String> CHARSETS =
      List.of("", "text/xml", "text/xml; charset=utf-16", "application/rss+xml;charset=\"KOI8-R\"");
  private static final List<String> NUISANCES =
      List.of(
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<!DOCTYPE x [<!ENTITY y 'z'>",
          "]>",
          "&",
          "&x;",
          "&#0;",
          "&#xD800;",
          "&#9999999999;",
          "<",
          "</",
          "<a:b:c d:e:f='g'>",
          " xmlns=''",
          " xmlns:media=''",
          " xml:base='::'",
          " xml:base='http://['",
          " xml:lang='----'",
          "<item>",
          "</item>",
          "</rss>",
          "<entry>",
          "<rss>",
          "<feed>",
          "<rdf:RDF>",
          "<channel/>",
          "<br>",
          "<script>",
          "<link href='http://%'/>",
          "<pubDate>99999-99-99T99:99:99+99:99</pubDate>",
          "<ttl>99999999999999999999</ttl>",
          "<skipHours><hour>-1</hour></skipHours>",
          "{\"items\":[",
          "\"",
          "\\u0000",
          "\\",
          "[[[[[[",
          "}",
          "1e999999999",
          "\u0000",
          "\ufeff",
          "\ud83d\ude00",
          "\u202e",
          "\r");

  @Test
  void whateverIsDamagedTheAnswerIsWithinItsLimits() throws Exception {
    long seed = Long.getLong("damage.seed", System.nanoTime());
    Random random = new Random(seed);
    List<byte[]> feeds = new ArrayList<>();
    for (String name : Feeds.FILES) {
      feeds.add(Feeds.file(name));
    }
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(feeds, random);
      String contentType = CHARSETS.get(random.nextInt(CHARSETS.size()));
      long start = System.nanoTime();
      Parsed parsed = new FeedParser().parse(Body.of(damaged), contentType, Feeds.URL);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      String where = "-Ddamage.seed=" + seed + ", round " + round;
      assertThat(took).as(where).isLessThan(BOUND);
      switch (parsed) {
        case Parsed.Contents contents -> {
          check(contents, where);
          read++;
        }
        case Parsed.Unreadable unreadable ->
            assertThat(unreadable.words())
                .as(where)
                .isNotBlank()
                .hasSizeLessThan(1_000)
                // That would be a library's failure and not the feed's.
                .doesNotStartWith("cannot be read");
      }
    }
    // Damage that nothing survives would test nothing.
    assertThat(read).isBetween(ROUNDS / 10, ROUNDS);
    System.out.printf("damaged feeds: %d of %d still gave a feed (seed %d)%n", read, ROUNDS, seed);
  }

  private static void check(Parsed.Contents contents, String where) {
    assertThat(contents.title()).as(where).hasSizeLessThanOrEqualTo(1_000);
    assertThat(contents.entries()).as(where).hasSizeLessThanOrEqualTo(5_000);
    assertThat(contents.wishes().ttl().isNegative()).as(where).isFalse();
    for (Entry entry : contents.entries()) {
      assertThat(entry.guid()).as(where).hasSizeLessThanOrEqualTo(4_000);
      assertThat(entry.link()).as(where).hasSizeLessThanOrEqualTo(4_000);
      assertThat(entry.title()).as(where).hasSizeLessThanOrEqualTo(1_000).doesNotContain("\n");
      assertThat(entry.author()).as(where).hasSizeLessThanOrEqualTo(1_000);
      assertThat(entry.text()).as(where).hasSizeLessThanOrEqualTo(100_000).doesNotContain("\u0000");
    }
  }

  private static byte[] damaged(List<byte[]> feeds, Random random) {
    byte[] bytes = feeds.get(random.nextInt(feeds.size())).clone();
    for (int hits = random.nextInt(6); hits >= 0; hits--) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + random.nextInt(200));
      bytes =
          switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 1 -> changed(bytes, at, random);
            case 2 -> spliced(bytes, at, to, new byte[0]);
            case 3 -> spliced(bytes, at, at, part(bytes, at, to));
            case 4 -> part(bytes, 0, Math.max(1, at));
            case 5 -> spliced(bytes, at, at, piece(feeds, random));
            default -> spliced(bytes, at, at, nuisance(random));
          };
      if (bytes.length == 0) {
        return new byte[] {'<'};
      }
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, int at, Random random) {
    bytes[at] = (byte) random.nextInt(256);
    return bytes;
  }

  private static byte[] nuisance(Random random) {
    String one = NUISANCES.get(random.nextInt(NUISANCES.size()));
    return one.repeat(random.nextInt(20) == 0 ? 500 : 1).getBytes(UTF_8);
  }

  private static byte[] piece(List<byte[]> feeds, Random random) {
    byte[] other = feeds.get(random.nextInt(feeds.size()));
    int at = random.nextInt(other.length);
    return part(other, at, Math.min(other.length, at + random.nextInt(300)));
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + with.length);
    all.write(bytes, 0, from);
    all.writeBytes(with);
    all.write(bytes, to, bytes.length - to);
    return all.toByteArray();
  }
}
