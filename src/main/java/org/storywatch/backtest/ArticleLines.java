package org.storywatch.backtest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.storywatch.article.Article;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a file of articles, one JSON object a line, gzipped or not: id, published, title, text,
/// url, source, lang. Other fields are ignored; a line that cannot be read is told and skipped.
public final class ArticleLines {
  private static final JsonMapper JSON = new JsonMapper();

  private ArticleLines() {}

  /// @param articles given every article, in the file's order
  /// @param problems given one line of text for each line that was skipped
  public static void read(Path file, Consumer<Article> articles, Consumer<String> problems)
      throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          try {
            articles.accept(article(JSON.readTree(line)));
          } catch (JacksonException e) {
            problems.accept(file + ":" + number + ": is no JSON object, skipped");
          } catch (UnusableLineException e) {
            problems.accept(file + ":" + number + ": " + e.getMessage() + ", skipped");
          }
        }
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static Article article(JsonNode line) throws UnusableLineException {
    if (!line.isObject()) {
      throw new UnusableLineException("is no JSON object");
    }
    String id = string(line, "id");
    if (id.isEmpty()) {
      throw new UnusableLineException("has no id");
    }
    Instant published = published(line);
    return new Article(
        Article.SCHEMA,
        id,
        "",
        string(line, "source"),
        url(string(line, "url")),
        string(line, "title"),
        "",
        string(line, "text"),
        string(line, "lang"),
        published,
        published);
  }

  private static String string(JsonNode line, String field) {
    JsonNode value = line.path(field);
    return value.isMissingNode() || value.isNull() ? "" : value.asString("");
  }

  /// An article without a time is from the beginning of time.
  private static Instant published(JsonNode line) throws UnusableLineException {
    String time = string(line, "published");
    if (time.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return OffsetDateTime.parse(time.toUpperCase(Locale.ROOT)).toInstant();
    } catch (DateTimeException e) {
      throw new UnusableLineException("has no time that can be read in published");
    }
  }

  private static URI url(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      return URI.create("");
    }
  }

  /// A line that holds no article.
  private static final class UnusableLineException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableLineException(String message) {
      super(message);
    }
  }
}
