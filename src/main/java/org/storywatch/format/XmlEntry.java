package org.storywatch.format;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes an [Entry] of what ROME found and of the [Marks]. ROME says null for nearly everything
/// that is missing.
final class XmlEntry {
  /// How RSS 2 wants authors: the address first, the name in parentheses.
  private static final Pattern ADDRESS_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");

  private XmlEntry() {}

  static Entry of(SyndEntry entry, Marks marks) {
    String title = title(entry.getTitleEx());
    String author = author(string(entry.getAuthor()));
    String guid = string(entry.getUri());
    return new Entry(
        Limits.guid(guid.isEmpty() ? marks.link() : guid),
        marks.link(),
        Limits.title(title.isEmpty() ? PlainText.line(marks.title()) : title),
        Limits.title(author.isEmpty() ? PlainText.line(marks.author()) : author),
        Limits.title(outlet(entry.getSource())),
        Limits.text(body(entry, marks)),
        marks.lang(),
        marks.stamp().instant(),
        marks.stamp().dating());
  }

  private static String title(@Nullable SyndContent title) {
    if (title == null) {
      return "";
    }
    String value = string(title.getValue());
    // Atom says when a title is plain; then "How to use <b>" means what it says.
    return isPlain(title) ? PlainText.spaced(value) : PlainText.line(value);
  }

  private static String author(String written) {
    Matcher form = ADDRESS_AND_NAME.matcher(written);
    return PlainText.line(form.matches() ? form.group(1) : written);
  }

  private static String outlet(@Nullable SyndFeed source) {
    return source == null ? "" : PlainText.line(string(source.getTitle()));
  }

  // Feeds put the whole text into any of these, and a teaser into the others.
  private static String body(SyndEntry entry, Marks marks) {
    List<Body> bodies = new ArrayList<>();
    entry.getContents().forEach(content -> bodies.add(Body.of(content)));
    if (entry.getDescription() != null) {
      bodies.add(Body.of(entry.getDescription()));
    }
    marks.texts().forEach(html -> bodies.add(new Body(html, false)));
    bodies.sort(Comparator.comparingInt((Body body) -> body.written().length()).reversed());
    String longest = "";
    for (Body body : bodies) {
      // Without its markup it is not longer than with it.
      if (body.written().length() > longest.length()) {
        String text = body.text();
        longest = text.length() > longest.length() ? text : longest;
      }
    }
    return longest;
  }

  private record Body(String written, boolean plain) {
    static Body of(SyndContent content) {
      return new Body(string(content.getValue()), isPlain(content));
    }

    String text() {
      return plain ? PlainText.plain(written) : PlainText.paragraphs(written);
    }
  }

  private static boolean isPlain(SyndContent content) {
    return "text".equals(content.getType());
  }

  private static String string(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
