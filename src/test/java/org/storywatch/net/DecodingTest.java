package org.storywatch.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
  private static final String TEXT = "<rss>hello, hello, hello</rss>";
  private static final byte[] PLAIN = TEXT.getBytes(UTF_8);
  private static final int LIMIT = 100_000;

  @ParameterizedTest
  @CsvSource({
    "'',                 plain",
    "identity,           plain",
    "gzip,               gzip",
    "GZip,               gzip",
    "x-gzip,             gzip",
    "deflate,            zlib",
    "deflate,            bare",
    "br,                 br",
    "'gzip, gzip',       gzip gzip",
    "'br, gzip',         br gzip",
    "'identity, gzip',   gzip",
  })
  void whatWasPackedAsToldIsUnpacked(String told, String really) throws Exception {
    assertThat(read(told, packed(really))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "gzip,         plain",
    "deflate,      plain",
    "br,           plain",
    "'gzip, gzip', gzip",
    "'br, gzip',   plain",
    "'',           gzip",
    "'',           gzip gzip gzip",
    "gzip,         gzip gzip",
  })
  void wrongLabelsAreSeenThrough(String told, String really) throws Exception {
    String read = read(told, packed(really));
    assertThat(read).isEqualTo(really.equals("gzip gzip gzip") ? latin(packed("gzip gzip")) : TEXT);
  }

  @Test
  void anEmptyBodyIsEmptyHoweverItIsPacked() throws Exception {
    for (String told : new String[] {"", "gzip", "deflate", "br", "gzip, br"}) {
      assertThat(read(told, new byte[0])).as(told).isEmpty();
    }
  }

  @Test
  void plainTextOfAnyKindPassesForWhatItIs() throws Exception {
    assertThat(read("gzip", "ok".getBytes(UTF_8))).isEqualTo("ok");
    assertThat(read("br", "User-agent: *\nDisallow: /".getBytes(UTF_8))).startsWith("User-agent");
    assertThat(read("deflate", ("\ufeff" + TEXT).getBytes(UTF_8))).endsWith(TEXT);
    assertThat(read("br", ("\ufeff" + TEXT).getBytes(UTF_8))).endsWith(TEXT);
    assertThat(read("gzip", TEXT.getBytes(UTF_16))).isEqualTo(latin(TEXT.getBytes(UTF_16)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "garbage that is as long as a header",
        "\u001f\u008b",
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
      })
  void whatTrailsAfterGzipIsLeftOut(String trail) throws Exception {
    byte[] body = Packed.joined(Packed.gzip(PLAIN), latin(trail));
    assertThat(read("gzip", body)).isEqualTo(TEXT);
  }

  @Test
  void gzipMayHaveSeveralMembersAndNoChecksum() throws Exception {
    byte[] one = Packed.gzip(PLAIN);
    assertThat(read("gzip", Packed.joined(one, one))).isEqualTo(TEXT + TEXT);
    assertThat(read("gzip", Arrays.copyOf(one, one.length - 8))).isEqualTo(TEXT);
  }

  @Test
  void gzipMayHaveAllFieldsOfItsHeader() throws Exception {
    byte[] one = Packed.gzip(PLAIN);
    one[3] = 0x1e;
    byte[] fields = latin("\u0003\0abcname.xml\0a comment\0\u0012\u0013");
    byte[] head = Arrays.copyOf(one, 10);
    byte[] rest = Arrays.copyOfRange(one, 10, one.length);
    assertThat(read("gzip", Packed.joined(head, fields, rest))).isEqualTo(TEXT);
  }

  @Test
  void damageIsToldInWords() {
    byte[] wrongSum = Packed.gzip(PLAIN);
    wrongSum[wrongSum.length - 6] ^= 1;
    byte[] half = Arrays.copyOf(Packed.gzip(PLAIN), 15);
    byte[] noEnd = new byte[] {0x1f, (byte) 0x8b, 8, 0x08, 0, 0, 0, 0, 0, 0, 'a', 'b'};
    for (byte[] body : new byte[][] {wrongSum, half, noEnd}) {
      assertUnusable("gzip", body, "sent a damaged packed answer (gzip)");
    }
    assertUnusable(
        "deflate", latin("\u0007\u0001\u0002"), "sent a damaged packed answer (deflate)");
    assertUnusable("br", latin("\u0007\u00ff\u00ff\u0001"), "sent a damaged packed answer (br)");
    assertUnusable(
        "br", Arrays.copyOf(Packed.BROTLI_HELLO, 9), "sent a damaged packed answer (br)");
  }

  @Test
  void whatNobodyAskedForIsNamed() {
    assertUnusable("zstd", latin("(\u00b5"), "is packed as \"zstd\", which nobody asked for");
    assertUnusable("gzip, gzip, gzip", PLAIN, "is packed 3 times over");
    assertUnusable("gzip,".repeat(1000), PLAIN, "is packed 1000 times over");
  }

  @Test
  void bombsStopAtTheLimit() {
    byte[] zeros = new byte[50 * LIMIT];
    String words = "is longer than 100000 bytes";
    assertUnusable("", zeros, words);
    assertUnusable("gzip", Packed.gzip(zeros), words);
    assertUnusable("", Packed.gzip(zeros), words);
    assertUnusable("deflate", Packed.zlib(zeros), words);
    assertUnusable("gzip, gzip", Packed.gzip(Packed.gzip(zeros)), words);
    assertUnusable("gzip", Packed.gzip(Packed.gzip(zeros)), words);
    assertUnusable("br", Packed.BROTLI_BOMB, words);
    assertUnusable("br, gzip", Packed.gzip(Packed.BROTLI_BOMB), words);
  }

  @Test
  void aLayerBetweenIsBoundedAsWell() {
    byte[] empty = Packed.gzip(new byte[0]);
    byte[] many = new byte[empty.length * 100_000];
    for (int i = 0; i < many.length; i += empty.length) {
      System.arraycopy(empty, 0, many, i, empty.length);
    }
    assertUnusable("gzip, gzip", Packed.gzip(many), "is longer than 100000 bytes");
  }

  @Test
  void thousandsOfEmptyMembersAreOneEmptyBody() throws Exception {
    byte[] empty = Packed.gzip(new byte[0]);
    byte[][] members = new byte[LIMIT / empty.length][];
    Arrays.fill(members, empty);
    assertThat(read("gzip", Packed.joined(members))).isEmpty();
  }

  @Test
  void aBombTakesLittleMemory() {
    int limit = 1024 * 1024;
    byte[] gzip = Packed.gzip(new byte[200 * limit]);
    byte[] nested = Packed.gzip(gzip);
    assertThat(allocated("gzip", gzip, limit)).isLessThan(8L * limit);
    assertThat(allocated("gzip, gzip", nested, limit)).isLessThan(8L * limit);
    // The format lets a body ask for a window of 16 MiB, whatever the limit.
    assertThat(allocated("br", Packed.BROTLI_BOMB, limit)).isLessThan(48L * limit);
  }

  @Test
  void noDamageIsTooMuch() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] kinds = {"gzip", "zlib", "bare", "br", "gzip gzip", "br gzip"};
    String[] told = {"gzip", "deflate", "deflate", "br", "gzip, gzip", "br, gzip"};
    for (int i = 0; i < 20_000; i++) {
      int kind = random.nextInt(kinds.length);
      byte[] body = packed(kinds[kind]);
      for (int hit = random.nextInt(4); hit >= 0; hit--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(body, random.nextInt(body.length + 1));
      try {
        assertThat(Decoding.read(new ByteArrayInputStream(cut), told[kind], LIMIT))
            .hasSizeLessThanOrEqualTo(LIMIT);
      } catch (Unusable e) {
        assertThat(e).hasMessageNotContaining("Exception");
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + i, e);
      }
    }
  }

  private static long allocated(String told, byte[] body, int limit) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> Decoding.read(new ByteArrayInputStream(body), told, limit))
        .isInstanceOf(Unusable.class)
        .hasMessage("is longer than 1 MiB");
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void assertUnusable(String told, byte[] body, String words) {
    assertThatThrownBy(() -> Decoding.read(new ByteArrayInputStream(body), told, LIMIT))
        .isInstanceOf(Unusable.class)
        .hasMessage(words);
  }

  private static String read(String told, byte[] body) throws IOException {
    return latin(Decoding.read(new ByteArrayInputStream(body), told, LIMIT));
  }

  private static byte[] packed(String how) {
    byte[] body = PLAIN.clone();
    for (String layer : how.split(" ", -1)) {
      body =
          switch (layer) {
            case "plain" -> body;
            case "gzip" -> Packed.gzip(body);
            case "zlib" -> Packed.zlib(body);
            case "bare" -> Packed.bareDeflate(body);
            case "br" -> Packed.BROTLI_HELLO.clone();
            default -> throw new AssertionError(layer);
          };
    }
    return body;
  }

  private static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
