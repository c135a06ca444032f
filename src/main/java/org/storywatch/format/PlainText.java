package org.storywatch.format;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes plain text of what feeds have for text.
public final class PlainText {
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]|&(#\\w+|\\w+);");
  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|\\]\\]>");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[\\s\\u00a0]*\\n");

  private PlainText() {}

  /// The text of a title or a name in one line. Without anything like markup it is taken as it is.
  static String line(String written) {
    String bare = bare(Limits.html(written));
    return spaced(MARKUP.matcher(bare).find() ? HtmlText.of(bare) : bare);
  }

  /// A text that the feed declares to be plain, in one line.
  public static String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = true;
      } else {
        if (gap && !spaced.isEmpty()) {
          spaced.append(' ');
        }
        gap = false;
        spaced.append(c);
      }
    }
    return spaced.toString();
  }

  /// The text of a body in HTML, its paragraphs separated by blank lines.
  static String paragraphs(String html) {
    return HtmlText.of(bare(Limits.html(html)));
  }

  /// The same of a body that the feed declares to be plain.
  static String plain(String text) {
    return BLANK_LINES
        .splitAsStream(Limits.html(text))
        .map(PlainText::spaced)
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  // Some wrap a CDATA section into another, or escape it: then its brackets come as text.
  private static String bare(String html) {
    return html.contains("CDATA[") ? CDATA.matcher(html).replaceAll("") : html;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff';
  }
}
