package org.storywatch.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts a text into sentences, paragraph by paragraph.
final class Splitter {
  private static final String ENDS = ".!?…";

  /// These end a sentence whatever follows.
  private static final String SURE_ENDS = "。！？｡؟۔।॥";

  private static final String CLOSING = "\"”’'»)]›“";

  private static final Set<String> SHORT =
      Set.of(
          "mr", "mrs", "ms", "dr", "st", "prof", "gen", "col", "lt", "sgt", "capt", "sen", "rep",
          "gov", "no", "nos", "vs", "jr", "sr", "hon", "rev", "inc", "ltd", "co", "corp", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx",
          "fig", "al");

  /// Some scripts end sentences by a space, and some texts have no full stops.
  private static final int LONGEST = 400;

  private static final int LONGEST_UNSPACED = 60;

  private Splitter() {}

  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (String paragraph : text.split("\\s*[\\n\\r\\u2028\\u2029]+\\s*", -1)) {
      split(paragraph.strip(), sentences);
    }
    return sentences;
  }

  private static void split(String text, List<String> sentences) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) && i - start >= longest(text.charAt(Math.max(0, i - 1)))) {
        add(text.substring(start, i), sentences);
        start = i;
        continue;
      }
      boolean sure = SURE_ENDS.indexOf(c) >= 0;
      if (!sure && ENDS.indexOf(c) < 0) {
        continue;
      }
      int end = i + 1;
      while (end < text.length()
          && (CLOSING.indexOf(text.charAt(end)) >= 0 || ENDS.indexOf(text.charAt(end)) >= 0)) {
        end++;
      }
      if (sure || (isBreak(text, end) && !(c == '.' && isShort(text, start, i)))) {
        add(text.substring(start, end), sentences);
        start = end;
      }
      i = end - 1;
    }
    add(text.substring(start), sentences);
  }

  private static int longest(char before) {
    return before >= '\u0e00' && before < '\u1100' ? LONGEST_UNSPACED : LONGEST;
  }

  private static void add(String sentence, List<String> sentences) {
    String plain = sentence.strip();
    if (!plain.isEmpty()) {
      sentences.add(plain);
    }
  }

  /// A space, and then no small letter.
  private static boolean isBreak(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(end))) {
      return false;
    }
    int next = end;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next >= text.length() || !Character.isLowerCase(text.charAt(next));
  }

  private static boolean isShort(String text, int start, int dot) {
    int from = dot;
    while (from > start && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    String word = text.substring(from, dot).toLowerCase(Locale.ROOT);
    if (word.length() == 1) {
      // an initial, or the end of U.S. and a.m.
      return Character.isUpperCase(text.charAt(from)) || (from > 0 && text.charAt(from - 1) == '.');
    }
    return SHORT.contains(word);
  }
}
