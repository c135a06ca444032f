package org.storywatch.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storywatch.search.Clause.Place;
import org.storywatch.text.SearchWords;

/// What somebody looks for: `tunnel "fire brigade" -drill outlet:courier from:2031-03 to:2031-04`.
/// Whatever is typed is a question; what cannot be understood is said and left out.
///
/// @param from when the first was published at the earliest
/// @param before when none was published any more
/// @param passed small words that were passed over, as about every article has them
/// @param problems one sentence for each that cannot be understood
public record Question(
    List<Clause> clauses,
    Optional<Instant> from,
    Optional<Instant> before,
    List<String> passed,
    List<String> problems) {
  /// More letters are not read.
  public static final int LONGEST = 300;

  private static final int MOST = 30;

  private static final Pattern QUOTES = Pattern.compile("[“”„‟«»＂]");
  private static final Pattern PARTS =
      Pattern.compile(
          "(-)?(?:(outlet|in|from|to):)?(?:\"([^\"]*)\"?|([^\\s\"]+))", Pattern.CASE_INSENSITIVE);

  /// Understands what was typed.
  public static Question of(String typed) {
    return new Draft().read(typed);
  }

  /// Whether nothing was asked.
  public boolean isEmpty() {
    return clauses.isEmpty() && from.isEmpty() && before.isEmpty();
  }

  private static boolean isLoud(String word) {
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /// A question in the making.
  private static final class Draft {
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Clause> small = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> before = Optional.empty();

    Question read(String typed) {
      String text = typed;
      if (text.length() > LONGEST) {
        text = text.substring(0, LONGEST);
        problems.add("Only the first " + LONGEST + " letters were read.");
      }
      Matcher part = PARTS.matcher(QUOTES.matcher(text).replaceAll("\""));
      while (part.find()) {
        add(part);
      }
      if (clauses.size() + small.size() > MOST) {
        problems.add("Only the first " + MOST + " words were looked for.");
      }
      boolean wordless =
          clauses.stream().noneMatch(one -> one.place() == Place.WORDS && !one.without());
      if (wordless) {
        clauses.addAll(0, small);
        small.clear();
      }
      return new Question(
          clauses.stream().limit(MOST).toList(),
          from,
          before,
          small.stream().map(Clause::text).distinct().toList(),
          List.copyOf(problems));
    }

    private void add(Matcher part) {
      boolean without = part.group(1) != null;
      boolean quoted = part.group(3) != null;
      String text = (quoted ? part.group(3) : part.group(4)).strip();
      String place = part.group(2) == null ? "" : part.group(2).toLowerCase(Locale.ROOT);
      switch (place) {
        case "from", "to" -> bound(place, text, without);
        case "outlet", "in" -> put(new Clause(Place.OUTLET, text, without), clauses);
        default -> {
          boolean passed = !quoted && !without && !isLoud(text) && SearchWords.isSmall(text);
          put(new Clause(Place.WORDS, text, without), passed ? small : clauses);
        }
      }
    }

    private void put(Clause clause, List<Clause> into) {
      if (clause.text().codePoints().anyMatch(Character::isLetterOrDigit)) {
        into.add(clause);
      }
    }

    private void bound(String place, String text, boolean without) {
      Optional<Period> period = without ? Optional.empty() : Period.parse(text);
      if (period.isEmpty()) {
        problems.add(
            "%s: wants a day such as 2031-03-04, a month such as 2031-03 or a year, in UTC."
                .formatted(place));
      } else if (place.equals("from")) {
        from = period.map(Period::start);
      } else {
        before = period.map(Period::end);
      }
    }
  }
}
