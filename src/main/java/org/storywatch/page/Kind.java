package org.storywatch.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What sort of element something is, by its name and its attributes.
final class Kind {
  /// Nothing in them is the text of an article: programs, controls, what stands beside it.
  private static final Set<String> SILENT =
      words(
          "applet aside audio button canvas datalist dialog embed figcaption footer frameset head"
              + " iframe input link map meta noscript object option script select style svg"
              + " template textarea title video");

  private static final Set<String> BLOCKS =
      words(
          "address article aside blockquote body caption center dd details div dl dt fieldset"
              + " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre"
              + " section summary table tbody td tfoot th thead tr ul");

  private static final Set<String> HEADINGS = words("h1 h2 h3 h4 h5 h6");
  private static final Set<String> CELLS = words("table thead tbody tfoot tr td th");

  /// Blocks that are a paragraph of their parent, whatever else they hold.
  private static final Set<String> PARAGRAPHS = words("p pre h2 h3 h4 h5 h6");

  private static final Pattern INVISIBLE =
      Pattern.compile("(?i)\\b(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

  private Kind() {}

  static boolean silent(Element element) {
    return SILENT.contains(element.normalName());
  }

  static boolean block(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  static boolean heading(Element element) {
    return HEADINGS.contains(element.normalName());
  }

  static boolean paragraph(Element element) {
    return PARAGRAPHS.contains(element.normalName());
  }

  static boolean ofTable(Element element) {
    return CELLS.contains(element.normalName());
  }

  static boolean list(Element element) {
    return element.nameIs("ul") || element.nameIs("ol");
  }

  /// Whether it leads somewhere else when clicked.
  static boolean link(Element element) {
    return element.nameIs("a")
        && element.hasAttr("href")
        && !element.attr("href").toLowerCase(Locale.ROOT).startsWith("javascript:");
  }

  static boolean hidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || INVISIBLE.matcher(element.attr("style")).find();
  }

  static Set<String> words(String spaced) {
    return Set.of(spaced.split(" ", -1));
  }
}
