package org.storywatch.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/// Writes anew what a parser of XML refuses although its meaning is plain: the entities of HTML,
/// `&` and `<` that are text, references to characters that XML forbids, the end of a CDATA section
/// that never began. Leaves out comments, instructions and document types, so that nothing is ever
/// declared.
final class References {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,12})|#[xX]([0-9a-fA-F]{1,12})|([A-Za-z][A-Za-z0-9]{1,31}));");
  private static final int DECIMAL = 10;
  private static final int HEXADECIMAL = 16;
  private static final int C1 = 0x80;
  private static final int PAST_C1 = 0xa0;
  private static final int WINDOW = 40;

  private final String text;
  private final StringBuilder out;
  private final Ahead ahead;
  private int copied;
  private int at;

  private References(String text) {
    this.text = text;
    this.ahead = new Ahead(text);
    this.out = new StringBuilder(text.length() + 64);
  }

  /// The text with the same meaning, as XML has it.
  static String mended(String text) {
    return new References(text).mend();
  }

  private String mend() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '&' -> reference();
        case '<' -> bracket();
        case ']' -> strayEnd();
        default -> at++;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private void bracket() {
    if (text.startsWith("<![CDATA[", at)) {
      int past = ahead.past("]]>", at);
      at = past < 0 ? text.length() : past;
    } else if (text.startsWith("<!--", at)) {
      leaveOut(ahead.past("-->", at));
    } else if (text.startsWith("<?", at)) {
      leaveOut(ahead.past("?>", at));
    } else if (Prolog.isDoctype(text, at)) {
      leaveOut(ahead.pastDoctype(at));
    } else if (at + 1 < text.length() && !opensTag(text.charAt(at + 1))) {
      replace(at + 1, "&lt;");
    } else {
      at++;
    }
  }

  // What never ends would take the rest with it.
  private void leaveOut(int past) {
    replace(past < 0 ? at + 1 : past, past < 0 ? "&lt;" : "");
  }

  private void strayEnd() {
    if (text.startsWith("]]>", at)) {
      replace(at + 3, "]]&gt;");
    } else {
      at++;
    }
  }

  private void reference() {
    Matcher found = REFERENCE.matcher(text).region(at, Math.min(text.length(), at + WINDOW));
    if (!found.lookingAt()) {
      replace(at + 1, "&amp;");
    } else if (found.group(3) != null) {
      named(found);
    } else {
      boolean decimal = found.group(1) != null;
      number(found, found.group(decimal ? 1 : 2), decimal ? DECIMAL : HEXADECIMAL);
    }
  }

  private void named(Matcher found) {
    switch (found.group(3)) {
      case "amp", "lt", "gt", "quot", "apos" -> at = found.end();
      default -> {
        String meant = Entities.getByName(found.group(3));
        replace(meant.isEmpty() ? at + 1 : found.end(), meant.isEmpty() ? "&amp;" : safe(meant));
      }
    }
  }

  private void number(Matcher found, String digits, int radix) {
    long value = Long.parseLong(digits, radix);
    if (value >= C1 && value < PAST_C1) {
      replace(found.end(), String.valueOf(Characters.windows((int) value)));
    } else if (value > Character.MAX_CODE_POINT || !Characters.allowed((int) value)) {
      replace(found.end(), "\ufffd");
    } else if (text.charAt(at + 2) == 'X') {
      replace(found.end(), "&#" + value + ";");
    } else {
      at = found.end();
    }
  }

  private static String safe(String meant) {
    return meant.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static boolean opensTag(char c) {
    return Character.isLetter(c) || c == '_' || c == ':' || c == '/';
  }

  private void replace(int until, String with) {
    out.append(text, copied, at).append(with);
    at = Math.min(until, text.length());
    copied = at;
  }
}
