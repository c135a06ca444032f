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
  private static final int LONGEST = 3_000;

  /// Words of a text that count as its opening.
  private static final int OPENING = 90;

  /// A title says in few words what the text says in many.
  private static final int TITLE_COUNTS = 2;

  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

  private final WordStream english = new WordStream(true);
  private final WordStream other = new WordStream(false);

  /// @param lang a BCP 47 tag; an unknown language, `""`, is read as English
  public Reading read(String title, String text, String lang) {
    WordStream chain = isEnglish(lang) ? english : other;
    Draft draft = new Draft();
    List<WordStream.Word> head = chain.words(title, LONGEST);
    List<WordStream.Word> body = chain.words(text, LONGEST);
    draft.add(title, head, TITLE_COUNTS, head.size(), false);
    draft.add(text, body, 1, OPENING, true);
    return draft.reading();
  }

  private static boolean isEnglish(String lang) {
    String tag = lang.toLowerCase(Locale.ROOT);
    return tag.isEmpty() || tag.equals("en") || tag.startsWith("en-") || tag.startsWith("en_");
  }

  /// A reading in the making.
  private static final class Draft {
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> opening = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Map<String, String> spellings = new HashMap<>();

    /// Headlines capitalise words that are no names, so only the text tells names.
    void add(
        String text, List<WordStream.Word> found, int count, int inOpening, boolean tellsNames) {
      for (int i = 0; i < found.size(); i++) {
        WordStream.Word word = found.get(i);
        String term = word.term();
        words.merge(term, count, Integer::sum);
        if (i < inOpening) {
          opening.merge(term, 1, Integer::sum);
        }
        boolean number = Character.isDigit(term.charAt(0));
        if (number && !YEAR.matcher(term).matches()) {
          numbers.add(term);
        }
        if (tellsNames && !number && isName(text, word.start())) {
          names.add(term);
        }
        spellings.putIfAbsent(term, spelling(text, word));
      }
    }

    Reading reading() {
      return new Reading(words, opening, names, numbers, spellings);
    }

    private static String spelling(String text, WordStream.Word word) {
      String written = text.substring(word.start(), word.end());
      return written.endsWith("'s") || written.endsWith("’s")
          ? written.substring(0, written.length() - 2)
          : written;
    }

    private static boolean isName(String text, int start) {
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
  }
}
