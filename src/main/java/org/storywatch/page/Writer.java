package org.storywatch.page;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes elements as plain text, their paragraphs separated by blank lines.
final class Writer {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");

  private final Cuts cuts;
  private final StringBuilder all = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();

  private Writer(Cuts cuts) {
    this.cuts = cuts;
  }

  static String text(List<Element> parts, Cuts cuts) {
    Writer writer = new Writer(cuts);
    parts.forEach(writer::element);
    writer.end();
    return writer.all.toString();
  }

  /// A text in one line, white space once.
  static String line(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private void element(Element element) {
    if (cuts.has(element)) {
      return;
    }
    boolean breaks = Kind.block(element) || element.nameIs("br");
    // The cells of a row are one line.
    boolean cell = element.nameIs("td") || element.nameIs("th");
    if (breaks && !cell) {
      end();
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        paragraph.append(text.getWholeText());
      } else if (child instanceof Element inner) {
        element(inner);
      }
    }
    if (cell) {
      paragraph.append(' ');
    } else if (breaks) {
      end();
    }
  }

  private void end() {
    String text = line(paragraph.toString());
    paragraph.setLength(0);
    if (!text.isEmpty()) {
      all.append(all.isEmpty() ? "" : "\n\n").append(text);
    }
  }
}
