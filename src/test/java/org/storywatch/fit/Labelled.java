package org.storywatch.fit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.storywatch.article.Article;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An article of a collection.
///
/// @param article undated ones are from [#UNDATED]
/// @param topic the event or story that it is of, empty where nobody said
record Labelled(Article article, String topic) {
  static final Instant UNDATED = Instant.parse("2012-01-01T00:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();

  /// @param file gzipped JSON lines with id, time, lang, title, text and topic
  static List<Labelled> read(Path file) throws IOException {
    List<Labelled> all = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(of(JSON.readTree(line)));
      }
    }
    return all;
  }

  String id() {
    return article.id();
  }

  /// @return title and text as somebody would file them
  String asFile() {
    return article.title().isEmpty() ? article.text() : article.title() + "\n\n" + article.text();
  }

  private static Labelled of(JsonNode line) {
    String time = string(line, "time");
    Instant published = time.isEmpty() ? UNDATED : Instant.parse(time);
    String id = string(line, "id");
    Article article =
        new Article(
            Article.SCHEMA,
            id,
            "",
            string(line, "source"),
            URI.create("https://example.org/"),
            string(line, "title"),
            "",
            string(line, "text"),
            string(line, "lang"),
            published,
            published);
    return new Labelled(article, string(line, "topic"));
  }

  private static String string(JsonNode line, String field) {
    JsonNode value = line.path(field);
    return value.isMissingNode() || value.isNull() ? "" : value.asString("");
  }
}
