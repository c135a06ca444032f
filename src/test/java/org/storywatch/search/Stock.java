package org.storywatch.search;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.storywatch.archive.Archive;
import org.storywatch.article.Article;
import org.storywatch.stream.Offsets;

/// Archives to search in.
public final class Stock {
  /// When everything was published, give or take minutes.
  public static final Instant NOON = Instant.parse("2031-03-04T12:00:00Z");

  private Stock() {}

  /// @param minutes after [#NOON], of what was published
  public static Article article(String id, String outlet, String title, String text, long minutes) {
    return new Article(
        Article.SCHEMA,
        id,
        "feed",
        outlet,
        URI.create("https://news.example/" + id),
        title,
        "",
        text,
        "",
        NOON.plusSeconds(60 * minutes),
        NOON);
  }

  /// Adds them to the archive in a folder.
  public static void put(Path folder, List<Article> articles) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      for (Article article : articles) {
        archive.add(article);
      }
      archive.commit(new Offsets("t", Map.of(0, 1L)));
    }
  }
}
