package org.storywatch.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// How often terms stand in news in general: so many of so many articles.
///
/// @param articles how many articles were counted
/// @param counts in how many of them each term stands; a term that is missing is a rare one
public record Background(int articles, Map<String, Integer> counts) {
  /// @return the table that comes with the program
  public static Background shipped() {
    return shipped("background.tsv.gz");
  }

  /// @return the one for what all languages share, [org.storywatch.text.Analysis#abroad]
  public static Background abroad() {
    return Abroad.TABLE;
  }

  /// It never changes.
  private static final class Abroad {
    static final Background TABLE = shipped("abroad.tsv.gz");
  }

  private static Background shipped(String file) {
    try (InputStream in = Background.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its table of counts, " + file);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's table of counts, " + file, e);
    }
  }

  /// Reads what [BackgroundCounts] wrote: the number of articles, then a line for each term.
  static Background read(InputStream in) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      if (first == null) {
        throw new IOException("the table of counts is empty");
      }
      Map<String, Integer> counts = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        counts.put(line.substring(0, tab), Integer.valueOf(line.substring(tab + 1)));
      }
      return new Background(Integer.parseInt(first), Map.copyOf(counts));
    }
  }

  /// @return in which share of all articles a term stands, 0..1
  public double share(String term) {
    return articles == 0 ? 0 : (double) counts.getOrDefault(term, 0) / articles;
  }

  /// @return how much it tells that a term stands in a text: the logarithm of one in so many
  public double rarity(String term) {
    return Math.log((articles + 1) / (counts.getOrDefault(term, 0) + 0.5));
  }
}
