package org.storywatch.fact;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the days that a sentence speaks of, in any language that Java knows the calendar of: "on
/// Tuesday", "14 December", "le 1er avril".
final class Dates {
  private static final int HALF_A_YEAR = 183;
  private static final int SHORTEST = 3;

  /// What may stand between a day and its month.
  private static final Set<String> BETWEEN = Set.of("th", "st", "nd", "rd", "er", "of", "de", "o");

  /// What stands between the days of one month.
  private static final Set<String> AND = Set.of("and", "to", "or", "et", "und", "y", "e", "o");

  /// Words of English sentences about what is to come.
  private static final Set<String> AHEAD =
      Set.of(
          "will",
          "would",
          "next",
          "until",
          "till",
          "due",
          "expected",
          "may",
          "might",
          "should",
          "must",
          "can",
          "cannot",
          "planned",
          "scheduled",
          "coming",
          "tomorrow",
          "wont");

  private static final Map<String, Dates> LANGUAGES = new ConcurrentHashMap<>();

  private final Map<String, DayOfWeek> weekdays = new HashMap<>();
  private final Map<String, Month> months = new HashMap<>();

  /// @param days which day it may be; "Tuesday" may be the last or the next one
  /// @param from its first token
  /// @param to behind its last token
  record Found(List<Long> days, int from, int to) {}

  private Dates(Locale locale) {
    for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
      for (DayOfWeek day : DayOfWeek.values()) {
        put(weekdays, day.getDisplayName(style, locale), day);
      }
      for (Month month : Month.values()) {
        put(months, month.getDisplayName(style, locale), month);
      }
    }
    if (locale.getLanguage().equals("en")) {
      for (Month month : Month.values()) {
        put(months, month.getDisplayName(TextStyle.SHORT, locale), month);
      }
      months.put("sept", Month.SEPTEMBER);
    }
  }

  private static <T> void put(Map<String, T> names, String name, T meant) {
    List<Token> words = Tokens.of(name);
    if (!words.isEmpty() && words.getFirst().word().length() >= SHORTEST) {
      names.putIfAbsent(words.getFirst().word(), meant);
    }
  }

  static Dates of(String language) {
    return LANGUAGES.computeIfAbsent(
        language, one -> new Dates(Locale.of(one.isEmpty() ? "en" : one)));
  }

  /// @param published when the text was written
  List<Found> in(List<Token> tokens, LocalDate published) {
    List<Found> found = new ArrayList<>();
    boolean ahead = tokens.stream().anyMatch(token -> AHEAD.contains(token.word()));
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).word();
      DayOfWeek weekday = weekdays.get(word);
      Month month = months.get(word);
      if (weekday != null) {
        found.add(new Found(near(weekday, published, ahead), i, i + 1));
      } else if (month != null) {
        inMonth(tokens, i, month, published, found);
      } else if (word.equals("yesterday") || word.equals("tomorrow")) {
        int days = word.equals("yesterday") ? -1 : 1;
        found.add(new Found(List.of(published.plusDays(days).toEpochDay()), i, i + 1));
      }
    }
    return found;
  }

  /// "18/05/2024", "2024-05-18": the day first, but where that is none.
  static List<Found> inFigures(String text, List<Token> tokens) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      char mark = mark(text, tokens, i);
      if ((mark == '/' || mark == '-') && mark == mark(text, tokens, i + 1)) {
        int one = whole(tokens.get(i));
        int two = whole(tokens.get(i + 1));
        int three = whole(tokens.get(i + 2));
        boolean yearFirst = one > 31;
        int year = yearFirst ? one : three;
        Optional<LocalDate> date = date(year, yearFirst ? three : one, two);
        if (date.isEmpty()) {
          date = date(year, yearFirst ? three : two, yearFirst ? two : one);
        }
        int from = i;
        date.ifPresent(day -> found.add(new Found(List.of(day.toEpochDay()), from, from + 3)));
      }
    }
    return found;
  }

  private static Optional<LocalDate> date(int year, int day, int month) {
    return month < 1 || month > 12 || year < 0
        ? Optional.empty()
        : date(year < 100 ? 2_000 + year : year, Month.of(month), day);
  }

  private static char mark(String text, List<Token> tokens, int at) {
    int end = tokens.get(at).end();
    return tokens.get(at + 1).start() == end + 1 ? text.charAt(end) : ' ';
  }

  private static int whole(Token token) {
    boolean whole =
        token.word().length() <= 4 && token.word().chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Integer.parseInt(token.word()) : -1;
  }

  /// @return whether a word is a part of a date, and no name
  boolean isPart(String word) {
    return weekdays.containsKey(word) || months.containsKey(word);
  }

  /// The last one, and the next one where the sentence speaks of what is to come.
  private static List<Long> near(DayOfWeek weekday, LocalDate published, boolean ahead) {
    long last = published.with(TemporalAdjusters.previousOrSame(weekday)).toEpochDay();
    return ahead ? List.of(last, last + 7) : List.of(last);
  }

  private static void inMonth(
      List<Token> tokens, int at, Month month, LocalDate published, List<Found> found) {
    int year = year(tokens, at, published);
    int before = at - 1;
    if (before > 0 && BETWEEN.contains(tokens.get(before).word())) {
      before--;
    }
    if (day(tokens, before) > 0) {
      add(published, year, month, day(tokens, before), before, at + 1, found);
      if (before > 1 && AND.contains(tokens.get(before - 1).word())) {
        add(published, year, month, day(tokens, before - 2), before - 2, before - 1, found);
      }
    } else {
      add(published, year, month, day(tokens, at + 1), at, at + 2, found);
    }
  }

  /// "14 January 2020", "January 14, 2020".
  private static int year(List<Token> tokens, int month, LocalDate published) {
    for (int at = month + 1; at <= month + 2 && at < tokens.size(); at++) {
      int year = whole(tokens.get(at));
      if (year > 1_900 && year < 2_100) {
        return year;
      }
    }
    return published.getYear();
  }

  private static int day(List<Token> tokens, int at) {
    String word = at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
    if (word.isEmpty() || word.length() > 2 || !word.chars().allMatch(Character::isDigit)) {
      return 0;
    }
    int day = Integer.parseInt(word);
    return day <= 31 ? day : 0;
  }

  /// The year is the one that comes nearest, as texts leave it out.
  private static void add(
      LocalDate published, int year, Month month, int day, int from, int to, List<Found> found) {
    if (day > 0) {
      date(year, month, day)
          .ifPresent(same -> {
            long days = same.toEpochDay() - published.toEpochDay();
            LocalDate nearest =
                days > HALF_A_YEAR
                    ? same.minusYears(1)
                    : days < -HALF_A_YEAR ? same.plusYears(1) : same;
            found.add(new Found(List.of(nearest.toEpochDay()), from, to));
          });
    }
  }

  private static Optional<LocalDate> date(int year, Month month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
