package org.storywatch.demo;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Entities;
import tools.jackson.databind.json.JsonMapper;

/// What an outlet has out at one moment, written as its feed.
///
/// @param outlet who
/// @param base where the world is served
/// @param start when the world began
/// @param pieces what is out, newest first
record Edition(Outlet outlet, URI base, Instant start, List<Piece> pieces) {
  private static final JsonMapper JSON = new JsonMapper();

  /// The feed's media type.
  String type() {
    return outlet.form().equals(Outlet.JSON_FEED) ? "application/feed+json" : "application/xml";
  }

  /// The feed.
  String text() {
    return outlet.form().equals(Outlet.JSON_FEED) ? json() : xml();
  }

  static String html(String text) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : text.split("\\n\\s*\\n", -1)) {
      html.append("<p>").append(Entities.escape(paragraph.strip())).append("</p>\n");
    }
    return html.toString();
  }

  private String xml() {
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(outlet.form());
    feed.setTitle(outlet.title());
    feed.setLink(base.resolve("/" + outlet.slug()).toString());
    feed.setUri(base.resolve("/" + outlet.slug()).toString());
    feed.setDescription(outlet.title() + ", of the sample world");
    feed.setPublishedDate(Date.from(start));
    List<SyndEntry> entries = new ArrayList<>();
    pieces.forEach(piece -> entries.add(entry(piece)));
    feed.setEntries(entries);
    try {
      return new SyndFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException(outlet + " cannot be written", e);
    }
  }

  private SyndEntry entry(Piece piece) {
    SyndEntry entry = new SyndEntryImpl();
    entry.setTitle(piece.title());
    entry.setLink(address(piece));
    entry.setUri(address(piece));
    entry.setPublishedDate(Date.from(start.plus(piece.after())));
    if (!piece.author().isEmpty()) {
      entry.setAuthor(piece.author());
    }
    SyndContentImpl body = new SyndContentImpl();
    body.setType("text/html");
    body.setValue(html(piece.text()));
    entry.setDescription(body);
    return entry;
  }

  private String json() {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", outlet.title());
    feed.put("home_page_url", base.resolve("/" + outlet.slug()).toString());
    feed.put("language", "en");
    feed.put("items", pieces.stream().map(this::item).toList());
    return JSON.writeValueAsString(feed);
  }

  private Map<String, Object> item(Piece piece) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", address(piece));
    item.put("url", address(piece));
    item.put("title", piece.title());
    item.put("content_html", html(piece.text()));
    item.put("date_published", start.plus(piece.after()).toString());
    if (!piece.author().isEmpty()) {
      item.put("authors", List.of(Map.of("name", piece.author())));
    }
    return item;
  }

  private String address(Piece piece) {
    return base.resolve("/" + outlet.slug() + "/" + piece.id()).toString();
  }
}
