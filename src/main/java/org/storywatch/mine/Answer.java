package org.storywatch.mine;

import java.util.List;
import java.util.Optional;

/// A calm page that says something, with a button or two.
///
/// @param title one line
/// @param headline of the article that it is about, empty for none
/// @param words a paragraph each
/// @param buttons what can be done, the likeliest first
/// @param further where to go on
public record Answer(
    String title,
    String headline,
    List<String> words,
    List<Button> buttons,
    Optional<Further> further) {
  /// Copies the lists.
  public Answer {
    words = List.copyOf(words);
    buttons = List.copyOf(buttons);
  }

  /// What a button says, and what it sends.
  public record Button(String act, String words) {}

  /// A link.
  public record Further(String href, String words) {}

  static Answer of(String title, String... words) {
    return new Answer(title, "", List.of(words), List.of(), Optional.empty());
  }

  Answer about(String line) {
    return new Answer(title, line, words, buttons, further);
  }

  Answer with(Button... others) {
    return new Answer(title, headline, words, List.of(others), further);
  }

  Answer further(String href, String line) {
    return new Answer(title, headline, words, buttons, Optional.of(new Further(href, line)));
  }
}
