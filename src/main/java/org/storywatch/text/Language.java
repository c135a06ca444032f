package org.storywatch.text;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells in which language a text is: by its script, or by the small words that no sentence does
/// without. What it cannot tell for certain it leaves to what the text is declared to be, which for
/// feeds is often nothing, and often wrong.
public final class Language {
  /// Letters that are looked at; the small words stand everywhere.
  private static final int LONGEST = 2_000;

  /// Fewer words are too few for a vote.
  private static final int FEWEST = 20;

  /// Of the words of any text, so many at least are small words of its language.
  private static final double SHARE = 0.1;

  /// The winner has so many times the words of English.
  private static final double CLEAR = 2;

  private static final int LONGEST_WORD = 10;

  /// A language and its small words, English first.
  private static final List<List<String>> LINES =
      """
      en the of and to in that is for was with on by it he as are from at has have be his not an will
      de der die das und den von zu mit im ist des dem auf ein eine nicht sich hat als auch bei nach
      fr le la les de des et en un une du que est dans pour sur par au qui pas il avec ce plus sont
      es el la los de que y en un una del las se por con para al su es lo como más ha fue
      it il di che la e un in per del della è con non una si le da dei al sono ha nel alla gli
      pt o de que e do da em um para com uma os no na não se por dos das ao mais foi como
      nl de het een van en in is dat op te zijn met voor niet aan er om ook als bij naar door heeft
      sv och att det som en på är av för med den till inte har om ett var från vid
      da og at det er en på af for med den til ikke har som et der var fra ved
      pl w i na z się do nie że to jest o od po za jak przez dla który oraz ma był
      cs a v se na je že s z o do to ve by pro jako za který po jsou si podle bude
      ro și de în la a cu pe că din un o nu pentru care mai este au fost sunt
      hu a az és hogy nem is egy meg volt csak de már van még ezt mint után szerint
      tr ve bir bu da de için ile olarak olan çok daha sonra kadar gibi olduğunu ise en ancak
      id yang dan di dengan untuk dari pada ini tidak dalam itu ke akan oleh juga telah karena
      vi và của là có được trong cho một các không người này với đã những khi tại đến
      hr je i u na se da su od za koji nije o s kao iz ali što bi će
      fi ja on ei että oli se hän ovat myös joka mutta kun sen mukaan tai ole
      """
          .strip()
          .lines()
          .map(line -> List.of(line.strip().split(" ")))
          .toList();

  private static final List<String> LANGUAGES = LINES.stream().map(List::getFirst).toList();

  /// In which languages a word is a small word: a bit for each.
  private static final Map<String, Long> SMALL = small();

  private Language() {}

  /// @param text title and text, or the first of it
  /// @param declared a BCP 47 tag, or something that is none
  /// @return the main part of a tag, such as `en`; empty when the language is not known
  public static String of(String text, String declared) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String tag = main(declared);
    UnicodeScript script = script(start);
    return switch (script) {
      case LATIN -> {
        String vote = vote(start);
        yield vote.isEmpty() ? any(start, "ığ") ? "tr" : tag : vote;
      }
      case CYRILLIC -> any(start, "іїєґ") ? "uk" : known(tag, "ru", "bg", "sr", "mk", "be", "kk");
      case ARABIC -> any(start, "پچگژ") ? known(tag, "fa", "ur", "ps", "ku") : known(tag, "ar");
      case GREEK -> "el";
      case HEBREW -> known(tag, "he", "yi");
      case HAN, HIRAGANA, KATAKANA -> known(tag, "zh", "ja");
      case HANGUL -> "ko";
      case UNKNOWN, COMMON -> tag;
      default -> tag.isEmpty() || tag.equals("en") ? script.name().toLowerCase(Locale.ROOT) : tag;
    };
  }

  /// The same for a text with its title.
  public static String of(String title, String text, String declared) {
    return of(text.length() < LONGEST ? title + "\n" + text : text, declared);
  }

  private static String main(String declared) {
    String tag = declared.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < tag.length() && tag.charAt(end) >= 'a' && tag.charAt(end) <= 'z') {
      end++;
    }
    return end < 2 || end > 3 || tag.startsWith("und") ? "" : tag.substring(0, end);
  }

  /// @return the declared language where it is one of these, else the first of them
  private static String known(String tag, String... these) {
    return List.of(these).contains(tag) ? tag : these[0];
  }

  private static boolean any(String text, String letters) {
    int found = 0;
    for (int i = 0; i < text.length(); i++) {
      found += letters.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return found * 100 > text.length();
  }

  /// @return the script of most letters; [UnicodeScript#COMMON] where there are none
  private static UnicodeScript script(String text) {
    Map<UnicodeScript, Integer> counts = new HashMap<>();
    int ascii = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isAscii(c)) {
        ascii++;
      } else if (c > 127 && Character.isLetter(c)) {
        counts.merge(UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    if (ascii > 0) {
      counts.merge(UnicodeScript.LATIN, ascii, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<UnicodeScript, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }

  private static boolean isAscii(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String vote(String text) {
    int[] votes = new int[LANGUAGES.size()];
    int words = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        if (i > start + 1) {
          words++;
          long voters = i - start > LONGEST_WORD ? 0 : voters(text.substring(start, i));
          for (; voters != 0; voters &= voters - 1) {
            votes[Long.numberOfTrailingZeros(voters)]++;
          }
        }
        start = i + 1;
      }
    }
    return words < FEWEST ? "" : winner(votes, words);
  }

  private static long voters(String word) {
    return SMALL.getOrDefault(word.toLowerCase(Locale.ROOT), 0L);
  }

  private static String winner(int[] votes, int words) {
    int first = 0;
    int second = 0;
    for (int one = 1; one < votes.length; one++) {
      if (votes[one] > votes[first]) {
        second = votes[first];
        first = one;
      } else {
        second = Math.max(second, votes[one]);
      }
    }
    boolean clear = votes[first] > second && (first == 0 || votes[first] >= CLEAR * votes[0]);
    return clear && votes[first] >= SHARE * words ? LANGUAGES.get(first) : "";
  }

  private static Map<String, Long> small() {
    Map<String, Long> small = new HashMap<>();
    for (int i = 0; i < LINES.size(); i++) {
      long bit = 1L << i;
      LINES.get(i).stream().skip(1).forEach(word -> small.merge(word, bit, (a, b) -> a | b));
    }
    return Map.copyOf(small);
  }
}
