package org.storywatch.date;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// The names of months, long and short, in the languages that news are written in.
///
/// Where one word is two months (`listopad` is October in Croatian and November in Polish and
/// Czech) the language that stands first here has it.
final class Months {
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu",
          "ro", "tr", "ru", "uk", "be", "bg", "el", "ca", "gl", "hr", "sr", "sr-Latn", "sl", "lt",
          "lv", "et", "id", "ms", "ar", "ar-LB", "ar-DZ", "fa", "he", "de-AT");
  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
  private static final Map<String, Integer> NAMES = names();

  private Months() {}

  /// 1 to 12 for a folded word; empty for what is no month.
  static OptionalInt named(String word) {
    Integer month = NAMES.get(word);
    return month == null ? OptionalInt.empty() : OptionalInt.of(month);
  }

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    // What programs print, and no standard knows.
    names.putAll(Map.of("sept", 9, "maerz", 3, "mrz", 3, "janv", 1, "fevr", 2, "juil", 7));
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      for (TextStyle style : STYLES) {
        for (Month month : Month.values()) {
          String name = Words.folded(month.getDisplayName(style, locale)).replace(".", "");
          if (name.length() >= 3 && name.chars().allMatch(Character::isLetter)) {
            names.putIfAbsent(name, month.getValue());
          }
        }
      }
    }
    return Map.copyOf(names);
  }
}
