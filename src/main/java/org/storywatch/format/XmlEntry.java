package org.storywatch.format;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storywatch.article.Link;

/// Makes an [Entry] of what ROME found. ROME says null for nearly everything that is missing.
final class XmlEntry {
  /// How RSS 2 wants authors: the address first, the name in parentheses.
  private static final Pattern ADDRESS_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");

  private XmlEntry() {}

  static Entry of(SyndEntry entry, URI base) {
    return new Entry(
        Limits.guid(string(entry.getUri())),
        Limits.link(Link.resolve(base, string(entry.getLink()))),
        Limits.title(title(entry.getTitleEx())),
        Limits.title(author(string(entry.getAuthor()))),
        Limits.title(outlet(entry.getSource())),
        Limits.text(body(entry)),
        "",
        published(entry));
  }

  private static String title(@Nullable SyndContent title) {
    if (title == null) {
      return "";
    }
    String value = string(title.getValue());
    // Atom says when a title is plain; then "How to use <b>" means what it says.
    return "text".equals(title.getType()) ? PlainText.spaced(value) : PlainText.line(value);
  }

  private static String author(String written) {
    Matcher form = ADDRESS_AND_NAME.matcher(written);
    return PlainText.line(form.matches() ? form.group(1) : written);
  }

  private static String outlet(@Nullable SyndFeed source) {
    return source == null ? "" : PlainText.line(string(source.getTitle()));
  }

  // Feeds put the whole text into any of these, and a teaser into the others.
  private static String body(SyndEntry entry) {
    List<SyndContent> bodies = new ArrayList<>(entry.getContents());
    if (entry.getDescription() != null) {
      bodies.add(entry.getDescription());
    }
    return bodies.stream()
        .map(body -> PlainText.paragraphs(string(body.getValue())))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static Instant published(SyndEntry entry) {
    Date date =
        entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    return date == null ? Instant.EPOCH : date.toInstant();
  }

  private static String string(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
