package org.storywatch.text;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// The consonants of a name, the same in whichever language and script it is written: Haftar,
/// Хафтар and حفتر are `hftr`.
///
/// Arabic and Hebrew write hardly a vowel, and no two languages agree on them, so they only count
/// as "begins with a vowel". Sounds that one of the scripts cannot tell apart are one: b and p
/// (Arabic), v, w and f, all that hisses, k, g and q, and the several kinds of h.
final class Skeleton {
  /// Fewer consonants are alike by chance.
  private static final int FEWEST = 3;

  private static final String NOTHING = "";

  /// What several Latin letters say, the longer before the shorter.
  private static final Sounds LATIN =
      Sounds.of(
          "dsch", "j", "tsch", "s", "sch", "s", "tch", "s", "dzh", "j", "dj", "j", "ch", "s", "sh",
          "s", "zh", "j", "kh", "h", "gh", "k", "dh", "d", "th", "t", "ph", "f", "x", "ks", "q",
          "k", "g", "k", "w", "f", "v", "f", "b", "p", "z", "s");

  /// Letters of other scripts as the sounds that are told apart; `a` is any vowel.
  private static final Map<Character, String> OTHER = new HashMap<>();

  static {
    put(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        "a p f k k d a a a j s a a a a k l m n a p r s t a f f h ts s s s - a - a a a");
    put("αβγδεζηθικλμνξοπρσςτυφχψω", "a f k d a s a t a k l m n ks a p r s s t a f h ps a");
    put(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگڤکی",
        "a p t t j h h d d r s s s s d t s a k f k k l m n h f a a - - a a a a a p s j k f k a");
    put("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a p k d h f s h t a k k l m m n n s a f f s s k r s t");
  }

  private static void put(String letters, String sounds) {
    List<String> each = List.of(sounds.split(" ", -1));
    if (each.size() != letters.length()) {
      throw new IllegalStateException(letters + ": " + letters.length() + " and " + each.size());
    }
    for (int i = 0; i < each.size(); i++) {
      OTHER.put(letters.charAt(i), each.get(i).equals("-") ? NOTHING : each.get(i));
    }
  }

  private Skeleton() {}

  /// @param name one word
  /// @param language whose spelling it has
  /// @return its consonants; empty where there are too few
  static String of(String name, String language) {
    String low = name.toLowerCase(Locale.ROOT);
    return UnicodeScript.of(low.codePointAt(0)) == UnicodeScript.LATIN
        ? latin(folded(language.equals("tr") ? turkish(low) : low))
        : other(low);
  }

  /// @return Latin letters without their accents
  static String folded(String word) {
    char[] from = word.toCharArray();
    char[] into = new char[4 * from.length];
    int length = ASCIIFoldingFilter.foldToASCII(from, 0, into, 0, from.length);
    return new String(into, 0, length);
  }

  private static String turkish(String name) {
    return name.replace('c', 'j').replace('ç', 's').replace("ğ", "g");
  }

  private static String latin(String name) {
    Draft draft = new Draft();
    for (int i = 0; i < name.length(); ) {
      Optional<Sounds.Sound> sound = LATIN.at(name, i);
      draft.add(sound.isPresent() ? sound.get().said() : letter(name, i));
      i += sound.isPresent() ? sound.get().letters().length() : 1;
    }
    return draft.skeleton();
  }

  private static String letter(String name, int at) {
    char c = name.charAt(at);
    boolean last = at + 1 == name.length();
    if (Sounds.isVowel(c)) {
      return "a";
    }
    if (c == 'c') {
      return !last && "eiy".indexOf(name.charAt(at + 1)) >= 0 ? "s" : "k";
    }
    if (c == 'h' && at > 0 && (last || !Sounds.isVowel(name.charAt(at - 1)))) {
      return NOTHING;
    }
    return c >= 'a' && c <= 'z' ? String.valueOf(c) : NOTHING;
  }

  private static String other(String name) {
    Draft draft = new Draft();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c == 'д' && name.startsWith("дж", i)) || (c == 'τ' && name.startsWith("τζ", i))) {
        draft.add("j");
        i++;
      } else if (c == 'μ' && name.startsWith("μπ", i)) {
        draft.add("p");
        i++;
      } else if (c == 'ν' && name.startsWith("ντ", i)) {
        draft.add("d");
        i++;
      } else if (i > 0 && (c == 'و' || c == 'ו')) {
        draft.add("a"); // rather a long u or o than a w
      } else if (i > 0 && (c == 'ه' || c == 'ה')) {
        draft.add(i + 1 == name.length() ? NOTHING : "h");
      } else {
        draft.add(OTHER.getOrDefault(c, NOTHING));
      }
    }
    return draft.skeleton();
  }

  /// A skeleton in the making.
  private static final class Draft {
    private final StringBuilder sounds = new StringBuilder();
    private int consonants;
    private char before;

    void add(String said) {
      for (int i = 0; i < said.length(); i++) {
        char c = said.charAt(i);
        if (c != before && (c != 'a' || sounds.isEmpty())) {
          sounds.append(c);
          consonants += c == 'a' ? 0 : 1;
        }
        before = c;
      }
    }

    String skeleton() {
      return consonants < FEWEST ? NOTHING : sounds.toString();
    }
  }
}
