package org.storywatch.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storywatch.text.KnownWords;

/// Reads sentence after sentence of one article. For one thread.
final class SentenceReader {
  private static final int LONG_QUOTE = 4;
  private static final int LONGEST_SUBJECT = 4;
  private static final String QUOTES = "\"“”„«»";

  private final String language;
  private final boolean english;
  private final boolean namesTell;
  private final Stems stems;
  private final Dates dates;
  private final Events events;
  private final Set<String> small;
  private final Set<String> smallStems = new HashSet<>();
  private final LocalDate published;

  SentenceReader(String language, LocalDate published) {
    this.language = language;
    this.english = language.isEmpty() || language.equals("en");
    this.namesTell = !language.equals("de");
    this.stems = new Stems(language);
    this.dates = Dates.of(language);
    this.events = Events.of(language);
    this.small = SmallWords.of(language);
    small.forEach(word -> smallStems.add(stems.of(word)));
    this.published = published;
  }

  Sentence read(String text, List<Token> tokens, Sentence.Kind kind) {
    List<Quantity> quantities = Numbers.in(text, tokens, language);
    List<String> sequence = sequence(tokens, quantities);
    int hash = tokens.stream().map(Token::word).toList().hashCode();
    List<Fact> facts =
        kind == Sentence.Kind.FURNITURE ? List.of() : facts(text, tokens, quantities, kind);
    return new Sentence(text, tokens.size(), hash, sequence, telling(sequence), facts, kind);
  }

  private List<String> sequence(List<Token> tokens, List<Quantity> quantities) {
    Map<Integer, Quantity> numbers = new HashMap<>();
    quantities.forEach(quantity -> numbers.put(quantity.from(), quantity));
    List<String> sequence = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      Quantity quantity = numbers.get(i);
      if (quantity != null) {
        sequence.add("#" + quantity.readings().getFirst().value());
        i = quantity.to();
      } else {
        sequence.add(stems.of(tokens.get(i).word()));
        i++;
      }
    }
    return sequence;
  }

  private Set<String> telling(List<String> sequence) {
    Set<String> telling = new HashSet<>(sequence);
    telling.removeAll(smallStems);
    return telling;
  }

  private List<Fact> facts(
      String text, List<Token> tokens, List<Quantity> quantities, Sentence.Kind kind) {
    List<Fact> facts = new ArrayList<>();
    boolean[] taken = new boolean[tokens.size()];
    List<Dates.Found> days = new ArrayList<>(dates.in(tokens, published));
    days.addAll(Dates.inFigures(text, tokens));
    for (Dates.Found date : days) {
      facts.add(new Fact.Day(said(text, tokens, date.from(), date.to()), date.days()));
      Arrays.fill(taken, date.from(), date.to(), true);
    }
    for (Quantity quantity : quantities) {
      if (!taken[quantity.from()]) {
        int noun = noun(text, tokens, quantity.to());
        String said = said(text, tokens, quantity.from(), Math.max(quantity.to(), noun + 1));
        String stem = noun < 0 ? "" : stems.of(tokens.get(noun).word());
        facts.add(new Fact.Count(said, quantity, stem));
        Arrays.fill(taken, quantity.from(), quantity.to(), true);
      }
    }
    for (Events.Found event : events.in(tokens, stems)) {
      if (!taken[event.from()]) {
        String said = said(text, tokens, subject(text, tokens, event.from()), event.to());
        facts.add(new Fact.Event(said, event.kinds()));
      }
    }
    names(text, tokens, taken, kind, facts);
    quotes(text, facts);
    return facts;
  }

  private static String said(String text, List<Token> tokens, int from, int to) {
    return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /// @return the place of the word that says what is counted, below 0 where it is not clear
  private int noun(String text, List<Token> tokens, int from) {
    boolean follows = from < tokens.size() && joined(text, tokens, from);
    boolean telling =
        follows && !tokens.get(from).isNumber() && !small.contains(tokens.get(from).word());
    return telling ? from : -1;
  }

  /// @return where the words begin that say to whom or what an event happened
  private int subject(String text, List<Token> tokens, int event) {
    int from = event;
    while (from > 0 && event - from < LONGEST_SUBJECT && joined(text, tokens, from)) {
      from--;
    }
    while (from < event && small.contains(tokens.get(from).word())) {
      from++;
    }
    return from;
  }

  private static boolean joined(String text, List<Token> tokens, int at) {
    return text.substring(tokens.get(at - 1).end(), tokens.get(at).start()).isBlank();
  }

  private void names(
      String text, List<Token> tokens, boolean[] taken, Sentence.Kind kind, List<Fact> facts) {
    if (!namesTell || kind == Sentence.Kind.TITLE) {
      return;
    }
    for (int i = 0; i < tokens.size(); ) {
      int end = i;
      while (end < tokens.size()
          && !taken[end]
          && isNamePart(text, tokens, end)
          && (end == i || near(text, tokens, end))) {
        end++;
      }
      boolean currency = end == i + 1 && end < taken.length && taken[end] && isShort(tokens.get(i));
      if (end > i && !currency) {
        List<String> words =
            tokens.subList(i, end).stream().map(token -> stems.of(token.word())).toList();
        facts.add(new Fact.Name(said(text, tokens, i, end), words));
      }
      i = Math.max(i + 1, end);
    }
  }

  private static boolean isShort(Token token) {
    return token.word().length() <= 3;
  }

  private static boolean near(String text, List<Token> tokens, int at) {
    String between = text.substring(tokens.get(at - 1).end(), tokens.get(at).start());
    return between.isBlank()
        || between.equals("-")
        || between.equals("'s ")
        || between.equals(". ");
  }

  private boolean isNamePart(String text, List<Token> tokens, int at) {
    Token token = tokens.get(at);
    String word = token.word();
    int first = text.codePointAt(token.start());
    if (!Character.isUpperCase(first) || word.length() < 2 || token.isNumber()) {
      return false;
    }
    if (dates.isPart(word) || small.contains(word)) {
      return false;
    }
    boolean begins = at == 0 || opens(text, token.start());
    return !begins || (english && !ordinary(word));
  }

  private static boolean opens(String text, int start) {
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before < 0 || QUOTES.indexOf(text.charAt(before)) >= 0 || text.charAt(before) == ':';
  }

  private boolean ordinary(String word) {
    Set<String> known = KnownWords.shipped().words();
    int end = word.length();
    return known.contains(word)
        || known.contains(stems.of(word))
        || (word.endsWith("s") && known.contains(word.substring(0, end - 1)))
        || (word.endsWith("er") && known.contains(word.substring(0, end - 2)))
        || (word.endsWith("er") && known.contains(word.substring(0, end - 1)))
        || (word.endsWith("ies") && known.contains(word.substring(0, end - 3) + "y"));
  }

  private void quotes(String text, List<Fact> facts) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      if (QUOTES.indexOf(text.charAt(i)) < 0) {
        continue;
      }
      if (open >= 0) {
        quote(text.substring(open + 1, i), facts);
        open = -1;
      } else {
        open = i;
      }
    }
    if (open >= 0) {
      quote(text.substring(open + 1), facts);
    }
  }

  private void quote(String said, List<Fact> facts) {
    List<Token> tokens = Tokens.of(said);
    Set<String> telling = telling(sequence(tokens, Numbers.in(said, tokens, language)));
    if (tokens.size() >= LONG_QUOTE && telling.size() > 1) {
      facts.add(new Fact.Quote(said, telling));
    }
  }
}
