package org.storywatch.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads titles and texts. Safe for many threads.
public final class Analysis {
  /// Words of a text that are read; what follows in longer ones is seldom about the story.
  static final int LONGEST = 3_000;

  /// Words of a text that count as its opening.
  static final int OPENING = 90;

  /// A title says in few words what the text says in many.
  static final int TITLE_COUNTS = 2;

  private static final String ENGLISH = "en";
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

  private final WordStream english = new WordStream(true);
  private final WordStream other = new WordStream(false);
  private final KnownWords known;
  private final Abroad abroad;

  public Analysis() {
    this(KnownWords.shipped());
  }

  /// @param known other words than the program comes with
  public Analysis(KnownWords known) {
    this.known = known;
    this.abroad = new Abroad(english, other, known);
  }

  /// @param lang a BCP 47 tag, or `""`; where the text says for certain what it is, that counts,
  ///   and a language that nobody knows is read as English
  public Reading read(String title, String text, String lang) {
    String language = Language.of(title, text, lang);
    boolean isEnglish = language.isEmpty() || language.equals(ENGLISH);
    WordStream chain = isEnglish ? english : other;
    Draft draft = new Draft(language, isEnglish);
    List<WordStream.Word> head = chain.words(title, LONGEST);
    List<WordStream.Word> body = chain.words(text, LONGEST);
    draft.add(title, head, TITLE_COUNTS, head.size(), false);
    draft.add(text, body, 1, OPENING, true);
    return draft.reading();
  }

  /// Reads only what is the same in every language: names, places and numbers. Its terms meet only
  /// those of other such readings.
  public Reading abroad(String title, String text, String lang) {
    return abroad.read(title, text, Language.of(title, text, lang));
  }

  /// Endings of English words may be a part of a name, as in Hafter; only the plural is none.
  static String key(String term, String written) {
    String whole = Skeleton.folded(written.toLowerCase(Locale.ROOT)).replace("'", "");
    boolean plural = whole.equals(term + "s") || whole.equals(term + "es");
    String key = plural ? NameKey.of(term) : NameKey.of(whole);
    return key.equals(whole) ? term : key;
  }

  static boolean isYear(String term) {
    return YEAR.matcher(term).matches();
  }

  static boolean isName(String text, int start) {
    return Character.isUpperCase(text.charAt(start)) && !beginsSentence(text, start);
  }

  private static boolean beginsSentence(String text, int start) {
    for (int i = start - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '\n' || ".!?:\"“”‘`".indexOf(c) >= 0) {
        return true;
      }
      if (!Character.isWhitespace(c) && c != '(' && c != '\'') {
        return false;
      }
    }
    return true;
  }

  static String spelling(String text, WordStream.Word word) {
    String written = text.substring(word.start(), word.end());
    return written.endsWith("'s") || written.endsWith("’s")
        ? written.substring(0, written.length() - 2)
        : written;
  }

  /// A reading in the making.
  private final class Draft {
    private final String language;
    private final boolean keyed;
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> opening = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Map<String, String> spellings = new HashMap<>();

    /// @param keyed whether rare names stand for all their spellings
    Draft(String language, boolean keyed) {
      this.language = language;
      this.keyed = keyed;
    }

    /// Headlines capitalise words that are no names, so only the text tells names.
    void add(
        String text, List<WordStream.Word> found, int count, int inOpening, boolean tellsNames) {
      for (int i = 0; i < found.size(); i++) {
        WordStream.Word word = found.get(i);
        String term =
            keyed && !known.contains(word.term())
                ? key(word.term(), spelling(text, word))
                : word.term();
        words.merge(term, count, Integer::sum);
        if (i < inOpening) {
          opening.merge(term, 1, Integer::sum);
        }
        boolean number = Character.isDigit(term.charAt(0));
        if (number && !isYear(term)) {
          numbers.add(term);
        }
        if (tellsNames && !number && isName(text, word.start())) {
          names.add(term);
        }
        if (!spellings.containsKey(term)) {
          spellings.put(term, spelling(text, word));
        }
      }
    }

    Reading reading() {
      return new Reading(language, words, opening, names, numbers, spellings);
    }
  }
}
