package org.storywatch.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What several Latin letters together say, and single ones that say the same as others.
///
/// @param all the longer before the shorter
record Sounds(List<Sound> all) {
  /// @param letters as they are written
  /// @param said what is made of them
  record Sound(String letters, String said) {}

  /// @param pairs letters and what they say, in turn
  static Sounds of(String... pairs) {
    List<Sound> all = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.add(new Sound(pairs[i], pairs[i + 1]));
    }
    return new Sounds(List.copyOf(all));
  }

  /// @return what begins at this place of a word, where it is one of these
  Optional<Sound> at(String word, int place) {
    for (Sound sound : all) {
      if (word.startsWith(sound.letters, place)) {
        return Optional.of(sound);
      }
    }
    return Optional.empty();
  }

  static boolean isVowel(char letter) {
    return "aeiouy".indexOf(letter) >= 0;
  }
}
