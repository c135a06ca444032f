package org.storywatch.date;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes one spelling of many: small letters without accents, digits of all scripts as 0 to 9, one
/// blank between words.
final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final int PLAIN = 128;

  private Words() {}

  static String folded(String text) {
    String digits = text.chars().allMatch(c -> c < PLAIN) ? text : plain(text);
    return SPACES.matcher(digits).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static String plain(String text) {
    // Composed again, for Korean falls apart, too.
    String bare =
        Normalizer.normalize(
            MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll(""),
            Normalizer.Form.NFC);
    StringBuilder plain = new StringBuilder(bare.length());
    bare.codePoints()
        .forEach(c -> {
          if (Character.isDigit(c)) {
            plain.append((char) ('0' + Character.digit(c, 10)));
          } else if (c == '\u2212' || c == '\u2010' || c == '\u2013') {
            plain.append('-');
          } else if (c == '\u0131') {
            plain.append('i');
          } else if (c == '\u0142') {
            plain.append('l');
          } else {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }
}
