package org.storywatch.mail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A stretch of a text in which terms are marked.
///
/// @param marked whether it is a term that carried the match
public record Piece(String text, boolean marked) {
  private static final int ENDING = 2; // letters, as of a plural

  /// A text in pieces. Terms are found whatever their case and accents.
  static List<Piece> of(String text, List<String> terms) {
    String folded = folded(text);
    BitSet marked = new BitSet(text.length());
    for (String term : terms) {
      String wanted = folded(term);
      for (int at = folded.indexOf(wanted);
          !wanted.isEmpty() && at >= 0;
          at = folded.indexOf(wanted, at + 1)) {
        int end = endOfWord(folded, at + wanted.length());
        if (end - at - wanted.length() <= ENDING && (at == 0 || !inWord(folded, at - 1))) {
          marked.set(at, end);
        }
      }
    }
    return pieces(text, marked);
  }

  private static List<Piece> pieces(String text, BitSet marked) {
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      boolean is = marked.get(at);
      int next = is ? marked.nextClearBit(at) : marked.nextSetBit(at);
      int end = next < 0 ? text.length() : next;
      pieces.add(new Piece(text.substring(at, end), is));
      at = end;
    }
    return List.copyOf(pieces);
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length() && inWord(text, at)) {
      at++;
    }
    return at;
  }

  /// Scripts without blanks have no words to be in the middle of.
  private static boolean inWord(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }

  /// Each character becomes one, so that places stay the same.
  private static String folded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char base =
          c < 0x80 ? c : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).charAt(0);
      out.append(Character.toLowerCase(base));
    }
    return out.toString();
  }
}
