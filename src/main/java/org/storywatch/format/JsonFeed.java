package org.storywatch.format;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.storywatch.xml.Oversized;
import org.storywatch.xml.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads JSON Feed 1.0 and 1.1, item by item: where the text breaks off or breaks the rules, the
/// items before that stay.
final class JsonFeed {
  private static final URI NOWHERE = URI.create("");
  private static final int DEPTH = 200;
  private static final long TOKENS = 2_000_000;
  private static final String RSS = "rss";
  private static final Set<String> HEADER =
      Set.of("title", "home_page_url", "feed_url", "language", "authors", "author", "hubs", RSS);
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxTokenCount(TOKENS)
                          .build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                  .build())
          // An item is a part of what the parser still has to read.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final URI url;
  private final Map<String, JsonNode> header = new HashMap<>();
  private final Deque<JsonNode> items = new ArrayDeque<>();
  private boolean hasItems;
  private boolean oldestFirst;
  private int omitted;

  private JsonFeed(URI url) {
    this.url = url;
  }

  static Parsed parse(String text, URI url) {
    JsonFeed feed = new JsonFeed(url);
    boolean cut = false;
    try (JsonParser parser = JSON.createParser(text)) {
      feed.read(parser);
    } catch (StreamConstraintsException e) {
      return new Parsed.Unreadable(
          "is JSON nested more than " + DEPTH + " deep or of more than " + TOKENS + " parts",
          Parsed.Reason.TOO_MUCH);
    } catch (JacksonException e) {
      if (feed.items.isEmpty()) {
        return new Parsed.Unreadable("is not well-formed JSON: " + said(e));
      }
      cut = true;
    }
    if (feed.header(RSS).isObject() && !feed.hasItems) {
      return feed.rss(cut);
    }
    return feed.hasItems
        ? feed.contents(cut)
        : new Parsed.Unreadable("is JSON, but not a JSON Feed", Parsed.Reason.NO_FEED);
  }

  private static String said(JacksonException e) {
    return Limits.words(new IllegalStateException(e.getOriginalMessage()));
  }

  private void read(JsonParser parser) {
    JsonToken token = parser.nextToken();
    while (token != null && parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = Objects.requireNonNullElse(parser.currentName(), "");
      JsonToken value = parser.nextToken();
      if (name.equals("items") && value == JsonToken.START_ARRAY) {
        hasItems = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          JsonNode item = JSON.readTree(parser);
          if (item.isObject()) {
            keep(item);
          }
        }
      } else if (HEADER.contains(name)) {
        header.put(name, JSON.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void keep(JsonNode item) {
    if (items.size() == Limits.ENTRIES) {
      if (omitted == 0) {
        oldestFirst = stamp(items.getFirst()).instant().isBefore(stamp(item).instant());
      }
      omitted++;
      if (!oldestFirst) {
        return;
      }
      items.removeFirst();
    }
    items.addLast(item);
  }

  private Parsed rss(boolean cut) {
    try {
      Document rss = RssInJson.document(header(RSS));
      return XmlFeed.parse(new Reading(List.of(rss), cut, 0), url);
    } catch (Oversized e) {
      return new Parsed.Unreadable(Limits.words(e), Parsed.Reason.TOO_MUCH);
    }
  }

  private Parsed contents(boolean cut) {
    List<Entry> entries = new ArrayList<>(items.size());
    items.forEach(item -> entries.add(entry(item)));
    return new Parsed.Contents(
        Limits.title(PlainText.spaced(string(header, "title"))),
        Limits.link(Limits.whole(url, string(header, "home_page_url"))),
        Lang.tag(string(header, "language")),
        entries,
        Wishes.NONE,
        push(),
        cut,
        omitted);
  }

  private Push push() {
    List<String> hubs = new ArrayList<>();
    for (JsonNode hub : header.getOrDefault("hubs", MissingNode.getInstance())) {
      String address = Limits.link(Limits.whole(url, string(hub, "url")));
      if (!address.isEmpty() && string(hub, "type").equalsIgnoreCase("websub")) {
        hubs.add(address);
      }
    }
    return new Push(hubs, Limits.link(Limits.whole(url, string(header, "feed_url"))));
  }

  private Entry entry(JsonNode item) {
    Stamp stamp = stamp(item);
    String own = author(item.path("authors"), item.path("author"));
    return new Entry(
        Limits.guid(string(item, "id")),
        link(item),
        Limits.title(PlainText.line(string(item, "title"))),
        Limits.title(own.isEmpty() ? author(header("authors"), header("author")) : own),
        "",
        Limits.text(text(item)),
        Lang.tag(string(item, "language")),
        stamp.instant(),
        stamp.dating());
  }

  private String link(JsonNode item) {
    return Stream.of(
            Limits.whole(url, string(item, "url")),
            Limits.whole(url, string(item, "external_url")),
            // An id is a link only when it is a whole one.
            Limits.whole(NOWHERE, string(item, "id")))
        .map(Limits::link)
        .filter(link -> !link.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(JsonNode item) {
    return Stream.of(
            PlainText.paragraphs(string(item, "content_html")),
            PlainText.plain(string(item, "content_text")),
            PlainText.plain(string(item, "summary")))
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String author(JsonNode several, JsonNode one) {
    JsonNode first = several.isArray() && !several.isEmpty() ? several.path(0) : one;
    return PlainText.spaced(string(first, "name"));
  }

  private static Stamp stamp(JsonNode item) {
    return Stamp.of(Stream.of(string(item, "date_published"), string(item, "date_modified")));
  }

  private JsonNode header(String name) {
    return header.getOrDefault(name, MissingNode.getInstance());
  }

  private static String string(Map<String, JsonNode> header, String name) {
    return value(header.getOrDefault(name, MissingNode.getInstance()));
  }

  private static String string(JsonNode node, String name) {
    return value(node.path(name));
  }

  // Ids are numbers in some feeds although the standard says strings.
  private static String value(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
  }
}
