package org.storywatch.format;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/// Reads the text out of HTML from start to end, as the tokeniser of a browser does (HTML standard,
/// section 13.2.5), without growing a tree: its time does not depend on how tags are nested.
final class HtmlText {
  /// What nobody sees, up to its end tag.
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "iframe", "template", "svg", "form", "head");

  /// Of these, what has no tags inside: where the end is missing, the rest is theirs.
  private static final Set<String> RAW = Set.of("script", "style", "iframe");

  private static final Set<String> CELLS = Set.of("td", "th");
  private static final Set<String> BLOCKS =
      Set.of(
          ("p div br h1 h2 h3 h4 h5 h6 li ul ol blockquote pre table tr hr section article header"
                  + " footer figure figcaption dl dt dd aside main nav address body html")
              .split(" ", -1));

  private final String html;
  private final StringBuilder all = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private final Set<String> endless = new HashSet<>();
  private int at;

  private HtmlText(String html) {
    this.html = html;
  }

  /// The text, its paragraphs separated by blank lines.
  static String of(String html) {
    return new HtmlText(html).read();
  }

  private String read() {
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      text(tag < 0 ? html.length() : tag);
      if (tag >= 0) {
        markup();
      }
    }
    flush();
    return all.toString();
  }

  private void text(int until) {
    String text = html.substring(at, until);
    paragraph.append(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
    at = until;
  }

  private void markup() {
    char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
    if (html.startsWith("<!--", at)) {
      past(html.indexOf("-->", at + 2), 3);
    } else if (next == '!' || next == '?') {
      past(html.indexOf('>', at), 1);
    } else if (next == '/') {
      boolean named = at + 2 < html.length() && isLetter(html.charAt(at + 2));
      String name = named ? tag(at + 2) : "";
      past(named ? at : html.indexOf('>', at), named ? 0 : 1);
      breakAt(name);
    } else if (isLetter(next)) {
      String name = tag(at + 1);
      breakAt(name);
      if (SILENT.contains(name)) {
        silence(name);
      }
    } else {
      paragraph.append('<');
      at++;
    }
  }

  private void past(int found, int length) {
    at = found < 0 ? html.length() : found + length;
  }

  // A quote counts where a value begins, and there a bracket does not end the tag.
  private String tag(int from) {
    int i = from;
    while (i < html.length() && " \t\n\r\f/>".indexOf(html.charAt(i)) < 0) {
      i++;
    }
    String name = html.substring(from, i).toLowerCase(Locale.ROOT);
    boolean value = false;
    while (i < html.length() && html.charAt(i) != '>') {
      char c = html.charAt(i);
      if (value && (c == '"' || c == '\'')) {
        int end = html.indexOf(c, i + 1);
        i = end < 0 ? html.length() - 1 : end;
      }
      value = c == '=' || (value && c <= ' ');
      i++;
    }
    at = Math.min(i + 1, html.length());
    return name;
  }

  private void silence(String name) {
    int end = endless.contains(name) ? -1 : end(name);
    if (end >= 0) {
      at = end;
    } else if (RAW.contains(name)) {
      at = html.length();
    } else {
      boolean _ = endless.add(name);
    }
  }

  private int end(String name) {
    int i = html.indexOf("</", at);
    while (i >= 0 && !html.regionMatches(true, i + 2, name, 0, name.length())) {
      i = html.indexOf("</", i + 2);
    }
    return i;
  }

  private void breakAt(String name) {
    if (BLOCKS.contains(name)) {
      flush();
    } else if (CELLS.contains(name)) {
      paragraph.append(' ');
    }
  }

  private void flush() {
    String text = PlainText.spaced(paragraph.toString());
    paragraph.setLength(0);
    if (!text.isEmpty()) {
      all.append(all.isEmpty() ? "" : "\n\n").append(text);
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
