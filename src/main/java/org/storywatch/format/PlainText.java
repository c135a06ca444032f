package org.storywatch.format;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Turns the HTML of feeds into plain text.
public final class PlainText {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&(#\\w+|\\w+);");
  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|\\]\\]>");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[\\s\\u00a0]*\\n");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "iframe", "template", "svg", "form", "head");
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "br",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "blockquote",
          "pre",
          "table",
          "tr",
          "hr",
          "section",
          "article",
          "header",
          "footer",
          "figure",
          "figcaption",
          "dl",
          "dt",
          "dd",
          "aside",
          "main",
          "nav",
          "address");

  private PlainText() {}

  /// The text of a title or a name in one line. Without anything like markup it is taken as it is.
  static String line(String written) {
    String bare = bare(Limits.html(written));
    return spaced(MARKUP.matcher(bare).find() ? Jsoup.parse(bare).text() : bare);
  }

  /// A text that the feed declares to be plain, in one line.
  public static String spaced(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /// The text of a body, its paragraphs separated by blank lines.
  static String paragraphs(String html) {
    String bare = bare(Limits.html(html));
    if (bare.indexOf('<') < 0 && bare.indexOf('&') < 0) {
      return spaced(bare);
    }
    Collector collector = new Collector();
    Jsoup.parse(bare).traverse(collector);
    return collector.text();
  }

  /// The same of a body that the feed declares to be plain.
  static String plain(String text) {
    return BLANK_LINES
        .splitAsStream(text)
        .map(PlainText::spaced)
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  // Some wrap a CDATA section into another, or escape it: then its brackets come as text.
  private static String bare(String html) {
    return html.contains("CDATA[") ? CDATA.matcher(html).replaceAll("") : html;
  }

  private static final class Collector implements NodeVisitor {
    private final StringBuilder all = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private int silent;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text && silent == 0) {
        paragraph.append(text.getWholeText());
      } else if (node instanceof Element element) {
        silent += SILENT.contains(element.normalName()) ? 1 : 0;
        breakAt(element);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        silent -= SILENT.contains(element.normalName()) ? 1 : 0;
        breakAt(element);
      }
    }

    String text() {
      flush();
      return all.toString();
    }

    private void breakAt(Element element) {
      if (BLOCKS.contains(element.normalName())) {
        flush();
      } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
        paragraph.append(' ');
      }
    }

    private void flush() {
      String text = spaced(paragraph.toString());
      paragraph.setLength(0);
      if (!text.isEmpty()) {
        all.append(all.isEmpty() ? "" : "\n\n").append(text);
      }
    }
  }
}
