package org.storywatch.seed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A document as it was found: a title and lines of text, with whatever else is on the page.
///
/// @param title its headline, empty when it has none
/// @param text everything else
record SeedDocument(String title, String text) {
  /// A first line longer than this is a paragraph.
  private static final int LONGEST_TITLE = 250;

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern MARKS = Pattern.compile("(\\*{1,3}|_{2,3}|`+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^\\s{0,3}(#{1,6}|>)\\s+");
  private static final String FENCE = "---";

  /// The first line is the title when a blank line sets it apart.
  static SeedDocument ofText(String content) {
    String text = content.replace("\r\n", "\n").replace('\r', '\n').strip();
    int end = text.indexOf('\n');
    if (end < 0 || end > LONGEST_TITLE || !text.substring(end).startsWith("\n\n")) {
      int blank = text.indexOf("\n \n");
      if (end < 0 || end != blank || end > LONGEST_TITLE) {
        return new SeedDocument("", text);
      }
    }
    return new SeedDocument(text.substring(0, end).strip(), text.substring(end).strip());
  }

  /// A head between two fences tells about the article; only its title belongs to the text.
  static SeedDocument ofMarkdown(String content) {
    List<String> lines = content.lines().toList();
    int end = -1;
    if (!lines.isEmpty() && lines.getFirst().strip().equals(FENCE)) {
      for (int i = 1; i < lines.size() && end < 0; i++) {
        end = lines.get(i).strip().equals(FENCE) ? i : -1;
      }
    }
    String body = withoutMarks(String.join("\n", lines.subList(end + 1, lines.size())));
    String title = end < 0 ? "" : title(lines.subList(1, end));
    return title.isEmpty() ? ofText(body) : new SeedDocument(title, body.strip());
  }

  /// Text files hold Markdown too, copied from tools that save pages so.
  static String withoutMarks(String text) {
    String plain = LINK.matcher(text).replaceAll("$1");
    return MARKS.matcher(HEADING.matcher(plain).replaceAll("")).replaceAll("");
  }

  private static String title(List<String> head) {
    for (String line : head) {
      if (line.toLowerCase(Locale.ROOT).startsWith("title:")) {
        String title = line.substring("title:".length()).strip();
        boolean quoted =
            title.length() > 1
                && (title.charAt(0) == '"' || title.charAt(0) == '\'')
                && title.charAt(0) == title.charAt(title.length() - 1);
        return quoted ? title.substring(1, title.length() - 1) : title;
      }
    }
    return "";
  }
}
