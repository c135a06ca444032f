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
    Ahead ahead = new Ahead(text);
    int at = text.indexOf('<');
    while (at >= 0) {
      int past = -1;
      if (text.startsWith("<!--", at)) {
        past = ahead.past("-->", at);
      } else if (text.startsWith("<?", at)) {
        past = ahead.past("?>", at);
      } else if (isDoctype(text, at)) {
        past = ahead.pastDoctype(at);
      } else {
        String name = name(text, at + 1);
        if (names.contains(name)) {
          return Optional.of(new Root(name, at));
        }
      }
      at = text.indexOf('<', past < 0 ? at + 1 : past);
    }
    return Optional.empty();
  }

  static boolean isDoctype(String text, int at) {
    return text.regionMatches(true, at, "<!DOCTYPE", 0, 9);
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
