package org.storywatch.format;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.storywatch.article.Link;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON Feed 1.0 and 1.1.
final class JsonFeed {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonFeed() {}

  static Parsed parse(String text, URI url) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException e) {
      return new Parsed.Unreadable("is not well-formed JSON: " + e.getOriginalMessage());
    }
    if (!root.path("items").isArray()) {
      return new Parsed.Unreadable("is JSON, but not a JSON Feed");
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode item : root.path("items")) {
      if (item.isObject() && entries.size() < Limits.ENTRIES) {
        entries.add(entry(item, url));
      }
    }
    return new Parsed.Contents(
        Limits.title(PlainText.spaced(string(root, "title"))),
        Limits.link(Link.resolve(url, string(root, "home_page_url"))),
        Lang.tag(string(root, "language")),
        entries);
  }

  private static Entry entry(JsonNode item, URI url) {
    String html = string(item, "content_html");
    String plain = string(item, "content_text");
    String summary = string(item, "summary");
    String text =
        Stream.of(PlainText.paragraphs(html), plain.strip(), summary.strip())
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse("");
    String written =
        string(item, "url").isEmpty() ? string(item, "external_url") : string(item, "url");
    return new Entry(
        Limits.guid(string(item, "id")),
        Limits.link(Link.resolve(url, written)),
        Limits.title(PlainText.line(string(item, "title"))),
        Limits.title(author(item)),
        "",
        Limits.text(text),
        Lang.tag(string(item, "language")),
        published(item));
  }

  private static String author(JsonNode item) {
    JsonNode first =
        item.path("authors").isArray() ? item.path("authors").path(0) : item.path("author");
    return PlainText.spaced(string(first, "name"));
  }

  private static Instant published(JsonNode item) {
    Instant published = Dates.parse(string(item, "date_published"));
    return published.equals(Instant.EPOCH) ? Dates.parse(string(item, "date_modified")) : published;
  }

  // Ids are numbers in some feeds although the standard says strings.
  private static String string(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
  }
}
