package org.storywatch.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Text in lines of at most 76 characters of ASCII (RFC 2045 section 6.7).
///
/// A dot or "From " at the start of a line is written in hexadecimal too: whatever carries the mail
/// has nothing to mend there.
final class QuotedPrintable {
  private static final int WIDTH = 76;
  private static final String HEX = "0123456789ABCDEF";

  private QuotedPrintable() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
    for (String line : text.split("\r\n|\r|\n", -1)) {
      line(line.getBytes(UTF_8), line.startsWith("From "), out);
      out.append("\r\n");
    }
    return out.toString();
  }

  private static void line(byte[] bytes, boolean from, StringBuilder out) {
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      boolean last = i == bytes.length - 1;
      boolean starts = i == 0 && (b == '.' || from);
      boolean letter = b > ' ' && b < 0x7f && b != '=' && !starts;
      boolean plain = letter || (b == ' ' && !last);
      int width = plain ? 1 : 3;
      if (column + width > (last ? WIDTH : WIDTH - 1)) {
        out.append("=\r\n");
        column = 0;
        plain = plain && b != '.' && b != 'F'; // a soft line begins as well
        width = plain ? 1 : 3;
      }
      if (plain) {
        out.append((char) b);
      } else {
        out.append('=').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
      }
      column += width;
    }
  }
}
