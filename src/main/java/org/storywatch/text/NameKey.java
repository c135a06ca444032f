package org.storywatch.text;

import java.util.Optional;

/// What the spellings of one name have in common that Latin letters give it when it comes from
/// another script, or from another language's way to write that script.
///
/// Haftar, Hifter and Hafter differ in vowels that Arabic does not write; Gaddafi, Qaddafi and
/// Kadhafi in letters that Latin lacks; Houthi and Huthi, Zelensky and Zelenskiy in what French,
/// English and German ears expect. So vowels are told apart as open or round only, k, q and g count
/// as one, letters are not doubled, and an h tells only where it begins a syllable.
public final class NameKey {
  /// Shorter names are alike by chance.
  private static final int SHORTEST = 6;

  private static final int FEWEST_CONSONANTS = 3;

  /// What several letters say, the longer before the shorter.
  private static final Sounds SOUNDS =
      Sounds.of(
          "tsch", "x", "tch", "x", "sch", "x", "dzh", "j", "ch", "x", "sh", "x", "zh", "j", "dj",
          "j", "kh", "k", "gh", "k", "dh", "d", "th", "t", "ph", "f", "ck", "k", "tz", "ts", "x",
          "ks", "q", "k", "g", "k", "w", "v");

  private NameKey() {}

  /// @param name in small letters without accents
  /// @return its key, which is no word; the name itself where it is too short or no plain word
  public static String of(String name) {
    if (name.length() < SHORTEST || !isPlain(name)) {
      return name;
    }
    StringBuilder key = new StringBuilder(name.length() + 1);
    int consonants = 0;
    for (int i = 0; i < name.length(); ) {
      char c = name.charAt(i);
      if (Sounds.isVowel(c)) {
        char vowel = c == 'o' || c == 'u' ? 'u' : 'a';
        while (i < name.length() && Sounds.isVowel(name.charAt(i))) {
          i++;
        }
        key.append(i == name.length() && vowel == 'a' && name.charAt(i - 1) != 'a' ? 'e' : vowel);
      } else {
        Optional<Sounds.Sound> sound = SOUNDS.at(name, i);
        String said = sound.isPresent() ? sound.get().said() : said(name, i);
        i += sound.isPresent() ? sound.get().letters().length() : 1;
        for (int s = 0; s < said.length(); s++) {
          if (key.isEmpty() || key.charAt(key.length() - 1) != said.charAt(s)) {
            key.append(said.charAt(s));
            consonants++;
          }
        }
      }
    }
    return consonants < FEWEST_CONSONANTS ? name : ending(name, key);
  }

  /// Russian names end in -ov and -ev, which older spellings make -off and -eff.
  private static String ending(String name, StringBuilder key) {
    int end = key.length();
    if (name.endsWith("off") || name.endsWith("eff")) {
      key.setCharAt(end - 1, 'v');
    }
    return key.insert(0, '~').toString();
  }

  private static String said(String name, int at) {
    char c = name.charAt(at);
    if (c == 'c') {
      boolean soft = at + 1 < name.length() && "eiy".indexOf(name.charAt(at + 1)) >= 0;
      return soft ? "s" : "k";
    }
    boolean syllable = at == 0 || (at + 1 < name.length() && Sounds.isVowel(name.charAt(at + 1)));
    return c == 'h' && !syllable ? "" : String.valueOf(c);
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }
}
