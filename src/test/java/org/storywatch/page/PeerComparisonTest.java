package org.storywatch.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Our reading of 130 real pages against readability4j's, each by the words that it has in common
/// with what a person should get to read. The pages are not part of the project; where they are
/// missing the test says that it was skipped.
@Execution(ExecutionMode.CONCURRENT)
class PeerComparisonTest {
  private static final Path PAGES = Path.of("../shared/data/readability-pages.tar.gz");
  private static final String URL = "http://fakehost/test/page.html";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int TAR = 512;
  private static final int HALVES = 200;

  private record Result(String name, double ours, double peers) {}

  @Test
  void theWordsOfRealPagesAreFoundAtLeastAsWellAsByThePeer() throws Exception {
    assumeTrue(Files.isRegularFile(PAGES), () -> "skipped: there is no " + PAGES);
    List<Result> results = results();
    double ours = mean(results, Result::ours);
    double peers = mean(results, Result::peers);
    System.out.printf(
        Locale.ROOT,
        "word F1 of %d pages: ours %.4f, readability4j %.4f; in the worst of %d random halves"
            + " %+.4f%n",
        results.size(),
        ours,
        peers,
        HALVES,
        worstHalf(results));
    assertThat(results).hasSize(130);
    assertThat(ours).isGreaterThanOrEqualTo(peers);
  }

  private static List<Result> results() throws IOException {
    Extractor extractor = new Extractor();
    List<Result> results = new ArrayList<>();
    Map<String, String> files = files();
    files.forEach((path, source) -> {
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      if (path.endsWith("/source.html")) {
        String expected = text(files.getOrDefault(folder + "expected.html", ""));
        String content = new Readability4J(URL, source).parse().getContent();
        results.add(
            new Result(
                folder,
                f1(extractor.extract(source, URI.create(URL)).text(), expected),
                f1(content == null ? "" : text(content), expected)));
      }
    });
    return results;
  }

  /// How far we are ahead in the half of the pages where we are least so: what a few pages decide
  /// would show here.
  private static double worstHalf(List<Result> results) {
    Random random = new Random(1);
    List<Result> shuffled = new ArrayList<>(results);
    double worst = 1;
    for (int i = 0; i < HALVES; i++) {
      Collections.shuffle(shuffled, random);
      List<Result> half = shuffled.subList(0, shuffled.size() / 2);
      worst = Math.min(worst, mean(half, Result::ours) - mean(half, Result::peers));
    }
    return worst;
  }

  private static double mean(List<Result> results, ToDoubleFunction<Result> value) {
    return results.stream().mapToDouble(value).average().orElse(0);
  }

  private static String text(String html) {
    return Writer.text(List.of(Jsoup.parse(html).body()), new Cuts());
  }

  private static double f1(String got, String expected) {
    Map<String, Integer> is = words(got);
    Map<String, Integer> shouldBe = words(expected);
    int both = 0;
    for (var word : is.entrySet()) {
      both += Math.min(word.getValue(), shouldBe.getOrDefault(word.getKey(), 0));
    }
    int all = sum(is) + sum(shouldBe);
    return all == 0 ? 1 : 2.0 * both / all;
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .forEach(word -> words.merge(word.group(), 1, Integer::sum));
    return words;
  }

  private static int sum(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(PAGES))) {
      for (byte[] head = in.readNBytes(TAR); head.length == TAR && head[0] != 0; ) {
        int size = Integer.parseInt(field(head, 124, 12), 8);
        String body = new String(in.readNBytes(size), StandardCharsets.UTF_8);
        in.skipNBytes((TAR - size % TAR) % TAR);
        files.put(field(head, 0, 100), body);
        head = in.readNBytes(TAR);
      }
    }
    return files;
  }

  private static String field(byte[] head, int from, int length) {
    String field = new String(head, from, length, StandardCharsets.US_ASCII);
    return field.replaceFirst("\u0000.*", "").strip();
  }
}
