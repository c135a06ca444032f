package org.storywatch.search;

import java.util.ArrayList;
import java.util.List;

/// Makes passages short, where a sentence is long.
final class Cut {
  private static final int LONGEST = 280;
  private static final int BEFORE = 100;
  private static final String MORE = "…";

  private Cut() {}

  /// @return the same from a little before what is marked first, at most about 280 letters of it
  static List<Piece> around(List<Piece> passage) {
    if (length(passage) <= LONGEST) {
      return passage;
    }
    List<Piece> kept = new ArrayList<>();
    int length = 0;
    for (Piece piece : passage) {
      String text = piece.text();
      boolean first = kept.isEmpty() && !piece.marked();
      if (first && text.length() > BEFORE) {
        text = MORE + text.substring(word(text, text.length() - BEFORE));
      }
      int room = LONGEST - length;
      if (text.length() > room) {
        kept.add(new Piece(text.substring(0, end(text, room)) + MORE, piece.marked()));
        return kept;
      }
      kept.add(new Piece(text, piece.marked()));
      length += text.length();
    }
    return kept;
  }

  private static int length(List<Piece> passage) {
    return passage.stream().mapToInt(piece -> piece.text().length()).sum();
  }

  /// Where the next word begins, if there is one soon.
  private static int word(String text, int from) {
    int space = text.indexOf(' ', from);
    return space < 0 || space > from + BEFORE / 2 ? whole(text, from) : space + 1;
  }

  private static int end(String text, int room) {
    int space = text.lastIndexOf(' ', room);
    return space > room / 2 ? space : whole(text, room);
  }

  /// Not in the middle of a letter.
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
