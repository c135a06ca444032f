package org.storywatch.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads of a text only what is the same in every language: names by their [Skeleton], [Places],
/// and numbers.
final class Abroad {
  /// Articles and small words that are written as one with a name: l'Égypte, dell'Italia.
  private static final int LONGEST_ELISION = 5;

  private static final Set<String> ELIDING = Set.of("fr", "it", "ca");

  private static final String[] CYRILLIC_CASES = {
    "ого", "ому", "ами", "ом", "ем", "ым", "им", "ам", "ах", "ов"
  };

  private static final String ENGLISH = "en";

  private final WordStream english;
  private final WordStream other;
  private final KnownWords known;
  private final Places places = new Places();

  Abroad(WordStream english, WordStream other, KnownWords known) {
    this.english = english;
    this.other = other;
    this.known = known;
  }

  /// @param language of the text, empty when it is not known
  Reading read(String title, String text, String language) {
    boolean isEnglish = language.isEmpty() || language.equals(ENGLISH);
    WordStream chain = isEnglish ? english : other;
    Draft draft = new Draft(isEnglish ? ENGLISH : language);
    List<WordStream.Word> body = chain.words(text, Analysis.LONGEST);
    draft.findNames(text, body);
    draft.count(
        title, chain.words(title, Analysis.LONGEST), Analysis.TITLE_COUNTS, Analysis.LONGEST);
    draft.count(text, body, 1, Analysis.OPENING);
    return draft.reading();
  }

  /// A reading in the making.
  private final class Draft {
    private final String language;
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<String>> terms = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> opening = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private final Map<String, String> spellings = new HashMap<>();

    Draft(String language) {
      this.language = language;
    }

    /// A word that has a capital where no sentence begins is a name wherever else it stands.
    /// Scripts without capitals may have names anywhere.
    void findNames(String text, List<WordStream.Word> body) {
      for (WordStream.Word word : body) {
        String written = text.substring(word.start(), word.end());
        if (Analysis.isName(text, word.start() + elision(written))) {
          names.add(word.term());
        }
      }
    }

    void count(String text, List<WordStream.Word> found, int count, int inOpening) {
      for (int i = 0; i < found.size(); i++) {
        WordStream.Word word = found.get(i);
        String whole = Analysis.spelling(text, word);
        String written = whole.substring(elision(whole));
        for (String term : terms(word.term(), written)) {
          counts.merge(term, count, Integer::sum);
          if (i < inOpening) {
            opening.merge(term, 1, Integer::sum);
          }
          if (Character.isDigit(term.charAt(0))) {
            numbers.add(term);
          }
          spellings.putIfAbsent(term, written);
        }
      }
    }

    /// @return how long the article is that is written as one with a name
    private int elision(String written) {
      int mark = mark(written);
      boolean near = mark > 0 && mark <= LONGEST_ELISION && mark < written.length() - 3;
      return near && ELIDING.contains(language) ? mark + 1 : 0;
    }

    private static int mark(String written) {
      return Math.max(written.indexOf('\''), written.indexOf('’'));
    }

    private List<String> terms(String term, String written) {
      char first = written.charAt(0);
      if (Character.isDigit(first)) {
        String number = number(term);
        return Analysis.isYear(number) ? List.of() : List.of(number);
      }
      boolean caseless = !Character.isUpperCase(first) && !Character.isLowerCase(first);
      if (!caseless && (!Character.isUpperCase(first) || !names.contains(term))) {
        return List.of();
      }
      return terms.computeIfAbsent(term, _ -> forms(term, written));
    }

    /// Languages part thousands and decimals by points, commas or nothing.
    private static String number(String term) {
      return term.replace(".", "").replace(",", "");
    }

    private List<String> forms(String term, String written) {
      if (language.equals(ENGLISH)) {
        return known.isOrdinary(term)
            ? List.of()
            : places
                .of(written, ENGLISH)
                .or(() -> places.of(term, ENGLISH))
                .map(List::of)
                .orElseGet(() -> skeletons(List.of(written)));
      }
      List<String> bare = bare(written);
      return bare.stream()
          .flatMap(form -> places.of(form, language).stream())
          .findFirst()
          .map(List::of)
          .orElseGet(() -> skeletons(bare));
    }

    private List<String> skeletons(List<String> forms) {
      return forms.stream()
          .map(form -> Skeleton.of(form, language))
          .filter(skeleton -> !skeleton.isEmpty())
          .map(skeleton -> "~" + skeleton)
          .distinct()
          .toList();
    }

    /// The word as it stands, and without what grammar may have added to it.
    private List<String> bare(String written) {
      int mark = mark(written);
      String word = mark > 0 ? written.substring(0, mark) : written;
      List<String> forms = new ArrayList<>();
      forms.add(word);
      switch (language) {
        case "de", "nl", "sv", "da", "no" -> cut(forms, word, "s");
        case "ru", "uk", "bg", "sr", "be" -> {
          for (String ending : CYRILLIC_CASES) {
            cut(forms, word, ending);
          }
        }
        case "ar", "fa", "ur" -> {
          String[] articles = {"وال", "بال", "فال", "كال", "ال", "لل"};
          for (String article : articles) {
            if (word.startsWith(article) && word.length() > article.length() + 2) {
              return List.of(word.substring(article.length()));
            }
          }
          if (word.length() > 4 && "وبلف".indexOf(word.charAt(0)) >= 0) {
            forms.add(word.substring(1));
          }
        }
        default -> {}
      }
      return forms;
    }

    private static void cut(List<String> forms, String word, String ending) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
        forms.add(word.substring(0, word.length() - ending.length()));
      }
    }

    Reading reading() {
      Set<String> all = new HashSet<>(counts.keySet());
      all.removeAll(numbers);
      return new Reading(language, counts, opening, all, numbers, spellings);
    }
  }
}
