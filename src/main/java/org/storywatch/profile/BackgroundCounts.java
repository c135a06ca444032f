package org.storywatch.profile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.storywatch.text.Reading;

/// Counts in how many articles each term stands, for the table that [Background] reads. Only the
/// counts are kept.
public final class BackgroundCounts {
  /// A term that stood in one article only is as good as unknown.
  private static final int FEWEST = 2;

  private final Map<String, Integer> counts = new HashMap<>();
  private int articles;

  /// Counts one more article.
  public void add(Reading article) {
    articles++;
    article.words().keySet().forEach(term -> counts.merge(term, 1, Integer::sum));
  }

  /// @return the table as it stands
  public Background background() {
    Map<String, Integer> kept = new TreeMap<>(counts);
    kept.values().removeIf(count -> count < FEWEST);
    return new Background(articles, kept);
  }

  /// Writes the table, the same bytes for the same articles.
  public void write(Path file) throws IOException {
    Background table = background();
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write(table.articles() + "\n");
      for (Map.Entry<String, Integer> term : table.counts().entrySet()) {
        out.write(term.getKey() + "\t" + term.getValue() + "\n");
      }
    }
  }
}
