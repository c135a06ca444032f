package org.storywatch.mail;

/// The letter for readers of plain text: lines of 72 characters, addresses unbroken.
final class TextPart {
  private static final int WIDTH = 72;

  private TextPart() {}

  static String of(Letter letter) {
    StringBuilder out = new StringBuilder();
    for (Letter.Item item : letter.items()) {
      item(item, out);
    }
    if (!letter.notes().isEmpty()) {
      wrap("Of your feeds:", out);
      letter.notes().forEach(note -> wrap("* " + note, out));
      out.append("\n\n");
    }
    out.append("-- \n");
    wrap(
        "You get this mail because %s follows %s at Storywatch: %s."
            .formatted(letter.subscriber(), letter.profiles(), letter.rhythm()),
        out);
    return out.append(letter.home()).append('\n').toString();
  }

  private static void item(Letter.Item item, StringBuilder out) {
    wrap(item.headline(), out);
    wrap(item.outlet().isEmpty() ? item.time() : item.outlet() + ", " + item.time(), out);
    out.append('\n');
    if (!item.lead().isEmpty()) {
      wrap(item.lead(), out);
      out.append('\n');
    }
    item.link().ifPresent(link -> out.append(link).append("\n\n"));
    wrap(
        "Why: %s, score %s, by %s."
            .formatted(item.profile(), item.score(), String.join(", ", item.terms())),
        out);
    if (!item.copies().isEmpty()) {
      wrap("Also carried by " + String.join(", ", item.copies()) + ".", out);
    }
    out.append("\n\n");
  }

  private static void wrap(String text, StringBuilder out) {
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n');
        column = 0;
      }
      if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    out.append('\n');
  }
}
