package org.storywatch.xml;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the root element behind what may stand before it: declarations, comments, a document type,
/// and what a server printed there by mistake, be it with tags of its own.
public final class Prolog {
  private static final int LONGEST_NAME = 40;

  private Prolog() {}

  /// A root element.
  ///
  /// @param name its local name in small letters
  /// @param at where its bracket opens
  public record Root(String name, int at) {}

  /// The first element that has one of the names.
  ///
  /// @param names local names in small letters
  public static Optional<Root> find(String text, Set<String> names) {
    int at = text.indexOf('<');
    while (at >= 0) {
      if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at + 4);
      } else if (text.startsWith("<?", at)) {
        at = after(text, "?>", at + 2);
      } else if (isDoctype(text, at)) {
        at = afterDoctype(text, at);
      } else {
        String name = name(text, at + 1);
        if (names.contains(name)) {
          return Optional.of(new Root(name, at));
        }
        at++;
      }
      at = text.indexOf('<', at);
    }
    return Optional.empty();
  }

  static boolean isDoctype(String text, int at) {
    return text.regionMatches(true, at, "<!DOCTYPE", 0, 9);
  }

  /// Where a document type ends, its own declarations included.
  static int afterDoctype(String text, int at) {
    int inside = 0;
    for (int i = at + 9; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        int end = text.indexOf(c, i + 1);
        if (end < 0) {
          return i + 1;
        }
        i = end;
      } else if (c == '[') {
        inside++;
      } else if (c == ']') {
        inside--;
      } else if (c == '>' && inside <= 0) {
        return i + 1;
      } else if (text.startsWith("<!--", i)) {
        i = after(text, "-->", i + 4) - 1;
      }
    }
    // It never ends: then it was none.
    return at + 9;
  }

  private static int after(String text, String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? from : at + end.length();
  }

  private static String name(String text, int from) {
    int local = from;
    int i = from;
    while (i < text.length() && i < from + LONGEST_NAME && isNamePart(text.charAt(i))) {
      if (text.charAt(i) == ':') {
        local = i + 1;
      }
      i++;
    }
    return i == text.length() ? "" : text.substring(local, i).toLowerCase(Locale.ROOT);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
  }
}
