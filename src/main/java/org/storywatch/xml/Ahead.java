package org.storywatch.xml;

import java.util.HashSet;
import java.util.Set;

/// Looks ahead in a text that is walked from start to end, and never twice in vain for the same:
/// what is opened a million times and closed never would cost a million walks.
final class Ahead {
  private final String text;
  private final Set<String> missing = new HashSet<>();

  Ahead(String text) {
    this.text = text;
  }

  /// Where it stands next, -1 when it does not. Positions must not go back.
  int find(String wanted, int from) {
    if (missing.contains(wanted)) {
      return -1;
    }
    int at = text.indexOf(wanted, from);
    if (at < 0) {
      boolean _ = missing.add(wanted);
    }
    return at;
  }

  /// Where it ends next, -1 when it does not.
  int past(String wanted, int from) {
    int at = find(wanted, from);
    return at < 0 ? -1 : at + wanted.length();
  }

  /// Where a document type that starts there ends, its own declarations included; -1 when it does
  /// not.
  int pastDoctype(int from) {
    if (missing.contains("<!DOCTYPE")) {
      return -1;
    }
    int inside = 0;
    int i = from + "<!DOCTYPE".length();
    while (i >= 0 && i < text.length()) {
      switch (text.charAt(i)) {
        case '"' -> i = past("\"", i + 1);
        case '\'' -> i = past("'", i + 1);
        case '<' -> i = text.startsWith("<!--", i) ? past("-->", i + 4) : i + 1;
        case '[' -> {
          inside++;
          i++;
        }
        case ']' -> {
          inside--;
          i++;
        }
        case '>' -> {
          i++;
          if (inside <= 0) {
            return i;
          }
        }
        default -> i++;
      }
    }
    boolean _ = missing.add("<!DOCTYPE");
    return -1;
  }
}
