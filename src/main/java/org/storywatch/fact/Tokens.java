package org.storywatch.fact;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// Cuts a text into words and numbers.
///
/// Scripts that put no space between words are cut into overlapping pairs of letters: what two
/// texts share shows in pairs as well as in words.
final class Tokens {
  private static final String INSIDE_NUMBERS = ".,:٫٬";

  private Tokens() {}

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (Character.isDigit(c)) {
        end = number(text, at);
        tokens.add(new Token(digits(text.substring(at, end)), at, end));
      } else if (isUnspaced(c)) {
        end = unspaced(text, at, tokens);
      } else if (Character.isLetter(c)) {
        end = word(text, at);
        add(text, at, end, tokens);
      }
      at = end;
    }
    return tokens;
  }

  private static void add(String text, int start, int end, List<Token> tokens) {
    String word = fold(text.substring(start, end));
    if (!word.isEmpty()) {
      tokens.add(new Token(word, start, end));
    }
  }

  private static int number(String text, int start) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean inside =
          INSIDE_NUMBERS.indexOf(c) >= 0
              && at + 1 < text.length()
              && Character.isDigit(text.charAt(at + 1));
      boolean first = at - start <= 3 || Character.isSpaceChar(text.charAt(at - 4));
      boolean thousands = at > start && first && isThousands(text, at);
      if (!Character.isDigit(c) && !inside && !thousands && !isHour(text, at)) {
        break;
      }
      at++;
    }
    return at;
  }

  /// Many languages part thousands by a space.
  private static boolean isThousands(String text, int at) {
    if (!Character.isSpaceChar(text.charAt(at)) || at + 3 >= text.length()) {
      return false;
    }
    boolean three = true;
    for (int i = at + 1; i <= at + 3; i++) {
      three &= Character.isDigit(text.charAt(i));
    }
    return three && (at + 4 == text.length() || !Character.isDigit(text.charAt(at + 4)));
  }

  /// "20h52".
  private static boolean isHour(String text, int at) {
    return text.charAt(at) == 'h'
        && at + 2 < text.length()
        && Character.isDigit(text.charAt(at + 1))
        && Character.isDigit(text.charAt(at + 2));
  }

  private static int word(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean apostrophe =
          (c == '\'' || c == '’')
              && at + 1 < text.length()
              && Character.isLetter(text.codePointAt(at + 1));
      if (!apostrophe && (!isPart(c) || isUnspaced(c))) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static int unspaced(String text, int start, List<Token> tokens) {
    int before = start;
    int at = start + Character.charCount(text.codePointAt(start));
    if (at >= text.length() || !isUnspaced(text.codePointAt(at))) {
      tokens.add(new Token(text.substring(start, at), start, at));
      return at;
    }
    while (at < text.length() && isUnspaced(text.codePointAt(at))) {
      int end = at + Character.charCount(text.codePointAt(at));
      tokens.add(new Token(text.substring(before, end), before, end));
      before = at;
      at = end;
    }
    return at;
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x0e00 || !isPart(c) || Character.isDigit(c)) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static String digits(String number) {
    StringBuilder plain = new StringBuilder();
    number
        .chars()
        .filter(c -> !Character.isSpaceChar(c))
        .forEach(c -> plain.append((char) plain(c)));
    return plain.toString();
  }

  private static int plain(int c) {
    return switch (c) {
      case '٫' -> '.';
      case '٬' -> ',';
      case 'h' -> ':';
      default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
    };
  }

  /// @return the word in small letters, without accents and possessives
  static String fold(String written) {
    String word = written;
    if (!isAscii(word)) {
      String low = Normalizer.normalize(word, Normalizer.Form.NFKC).replace('’', '\'');
      char[] from = low.replaceAll("[\\u064b-\\u0652\\u0640]", "").toCharArray();
      char[] into = new char[4 * from.length + 4];
      word = new String(into, 0, ASCIIFoldingFilter.foldToASCII(from, 0, into, 0, from.length));
    }
    word = word.toLowerCase(Locale.ROOT);
    if (word.indexOf('\'') >= 0) {
      word = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
      word = word.replace("'", "");
    }
    return word;
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
