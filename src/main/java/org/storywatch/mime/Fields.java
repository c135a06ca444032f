package org.storywatch.mime;

import java.util.List;
import java.util.regex.Pattern;

/// The header of a mail while it is written: each field on lines of at most 78 characters where its
/// words allow it (RFC 5322 section 2.1.1).
public final class Fields {
  private static final int WIDTH = 78;
  private static final int LONGEST_WORD = 900; // a line has 998 octets at most
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+(?: [\\x21-\\x7e]+)*");

  private final StringBuilder out = new StringBuilder();

  /// Adds a field of our own words.
  ///
  /// @param value folded at its blanks
  /// @throws IllegalArgumentException when it has a line break or another control character
  public Fields add(String name, String value) {
    List<String> words = List.of(value.split(" ", -1));
    boolean fits = words.stream().allMatch(word -> !word.isEmpty() && word.length() < LONGEST_WORD);
    if (!fits || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("no value of a field " + name + ": " + value);
    }
    fold(name, words);
    return this;
  }

  /// Adds a field of strangers' words. What a reader's program could take for encoded words is
  /// encoded too, so that nothing but these very words appears.
  public Fields text(String name, String words) {
    boolean plain = PLAIN.matcher(words).matches() && !words.contains("=?");
    List<String> parts = plain ? List.of(words.split(" ", -1)) : EncodedWords.of(words);
    boolean fits = parts.stream().allMatch(part -> part.length() < LONGEST_WORD);
    fold(name, fits ? parts : EncodedWords.of(words));
    return this;
  }

  /// Adds who it is from.
  public Fields from(Sender sender) {
    return add("From", sender.field());
  }

  private void fold(String name, List<String> words) {
    out.append(name).append(':');
    int column = name.length() + 1;
    for (String word : words) {
      boolean first = column == name.length() + 1;
      if (!first && column + 1 + word.length() > WIDTH) {
        out.append("\r\n");
        column = 0;
      }
      out.append(' ').append(word);
      column += 1 + word.length();
    }
    out.append("\r\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
