package org.storywatch.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.storywatch.fact.Quantity.Dimension;
import org.storywatch.fact.Quantity.Reading;

/// Finds the numbers of a sentence, in digits and in words, with their units.
final class Numbers {
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3})*");
  private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])[:.]([0-5]\\d)");

  private static final Set<String> HEDGES =
      Set.of(
          "about",
          "nearly",
          "almost",
          "around",
          "roughly",
          "approximately",
          "some",
          "over",
          "under",
          "than",
          "circa",
          "to",
          "like",
          "little",
          "environ",
          "quelque",
          "pres",
          "etwa",
          "rund",
          "fast",
          "knapp",
          "unos",
          "casi",
          "quasi",
          "cerca",
          "quase",
          "ongeveer");

  private static final Map<String, Double> PARTS =
      Map.of(
          "half",
          0.5,
          "third",
          1 / 3.0,
          "quarter",
          0.25,
          "fifth",
          0.2,
          "tenth",
          0.1,
          "thirds",
          1 / 3.0,
          "quarters",
          0.25,
          "fifths",
          0.2,
          "tenths",
          0.1);

  private final String text;
  private final List<Token> tokens;
  private final NumberWords words;
  private final boolean english;
  private final List<Quantity> found = new ArrayList<>();

  private Numbers(String text, List<Token> tokens, String language) {
    this.text = text;
    this.tokens = tokens;
    this.words = NumberWords.of(language);
    this.english = language.isEmpty() || language.equals("en");
  }

  /// @param language the main part of a BCP 47 tag; empty is taken for English
  static List<Quantity> in(String text, List<Token> tokens, String language) {
    Numbers numbers = new Numbers(text, tokens, language);
    numbers.find();
    return List.copyOf(numbers.found);
  }

  private void find() {
    for (int at = 0; at < tokens.size(); ) {
      int end = english ? special(at) : at;
      if (end == at) {
        end = tokens.get(at).isNumber() ? figure(at) : written(at);
      }
      at = Math.max(at + 1, end);
    }
  }

  private int figure(int at) {
    String raw = tokens.get(at).word();
    var time = TIME.matcher(raw);
    if (time.matches() && (raw.indexOf(':') > 0 || isHalfDay(at + 1))) {
      int end = isHalfDay(at + 1) ? halfDayEnd(at + 1) : at + 1;
      int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
      add(clock(minutes), at, end);
      return end;
    }
    Optional<Double> value = value(raw);
    if (value.isEmpty()) {
      return at + 1;
    }
    if (time.matches() && raw.charAt(raw.length() - 3) == '.') {
      List<Reading> both = new ArrayList<>(List.of(new Reading(Dimension.COUNT, value.get())));
      int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
      both.add(clock(minutes).getFirst());
      if (!words.scale(word(at + 1)).isPresent() && !Units.byWord().containsKey(word(at + 1))) {
        add(both, at, at + 1);
        return at + 1;
      }
    }
    Optional<Double> scale = words.scale(word(at + 1));
    return unit(value.get() * scale.orElse(1.0), at, scale.isPresent() ? at + 2 : at + 1);
  }

  private Optional<Double> value(String raw) {
    boolean grouped = THOUSANDS.matcher(raw).matches() && (raw.indexOf(',') > 0 || !english);
    String plain = grouped ? raw.replace(".", "").replace(",", "") : raw.replace(',', '.');
    boolean isNumber = plain.indexOf('.') == plain.lastIndexOf('.') && plain.indexOf(':') < 0;
    return isNumber ? Optional.of(Double.valueOf(plain)) : Optional.empty();
  }

  private int written(int at) {
    Optional<NumberWords.Found> number = words.at(tokens, at);
    return number.map(n -> unit(n.value(), at, n.end())).orElse(at);
  }

  /// Fractions, and times of the day in words.
  private int special(int at) {
    String first = word(at);
    if (first.equals("half") || first.equals("quarter")) {
      int next = at + 1 + (is(at + 1, "of") ? 1 : 0);
      Units.Unit unit = is(next, "a") || is(next, "an") ? Units.byWord().get(word(next + 1)) : null;
      if (unit != null) {
        add(
            List.of(
                new Reading(
                    unit.dimension(), Objects.requireNonNull(PARTS.get(first)) * unit.factor())),
            at,
            next + 2);
        return next + 2;
      }
    }
    if (first.endsWith("ties") && words.at(tokensOf(first), 0).isPresent()) {
      double decade = words.at(tokensOf(first), 0).get().value();
      add(List.of(new Reading(Dimension.YEAR, 1_900 + decade)), at, at + 1);
      return at + 1;
    }
    int end = time(at);
    return end > at ? end : share(at);
  }

  private static List<Token> tokensOf(String decade) {
    return List.of(new Token(decade.replaceFirst("ies$", "y"), 0, decade.length()));
  }

  /// "Twenty past three", "half past seven".
  private int time(int at) {
    Optional<Double> minutes =
        switch (word(at)) {
          case "half" -> Optional.of(30.0);
          case "quarter" -> Optional.of(15.0);
          default -> small(at);
        };
    boolean past = is(at + 1, "past");
    Optional<Double> hour = past || is(at + 1, "to") ? small(at + 2) : Optional.empty();
    if (minutes.isEmpty() || hour.isEmpty() || hour.get() > 12 || minutes.get() > 59) {
      return at;
    }
    boolean isTime = (past || minutes.get() % 5 == 0) && !Units.byWord().containsKey(word(at + 3));
    if (isTime) {
      add(clock(60 * hour.get() + (past ? minutes.get() : -minutes.get())), at, at + 3);
    }
    return isTime ? at + 3 : at;
  }

  /// "Eight in ten", "three quarters", "a fifth".
  private int share(int at) {
    Optional<Double> first = is(at, "a") ? Optional.of(1.0) : small(at);
    if (first.isEmpty()) {
      return at;
    }
    Double part = PARTS.get(word(at + 1));
    boolean plural = word(at + 1).endsWith("s");
    boolean time = is(at + 2, "of") && (is(at + 3, "a") || is(at + 3, "an"));
    if (part != null && plural == first.get() > 1 && !time && !ordinal(at)) {
      add(List.of(new Reading(Dimension.SHARE, 100 * part * first.get())), at, at + 2);
      return at + 2;
    }
    Optional<Double> all = is(at + 1, "in") ? small(at + 2) : Optional.empty();
    if (all.isPresent() && first.get() < all.get() && all.get() <= 10) {
      double share = 100 * first.get() / all.get();
      found.add(new Quantity(List.of(new Reading(Dimension.SHARE, share)), true, at, at + 3));
      return at + 3;
    }
    return at;
  }

  /// "A fifth baby" is no part of something.
  private boolean ordinal(int at) {
    boolean alone = at + 2 >= tokens.size() || is(at + 2, "of");
    int end = at + 1 < tokens.size() ? tokens.get(at + 1).end() : 0;
    return is(at, "a") && !alone && end < text.length() && text.charAt(end) == ' ';
  }

  private Optional<Double> small(int at) {
    if (at >= tokens.size() || tokens.get(at).isNumber()) {
      return Optional.empty();
    }
    if (is(at, "one")) {
      return Optional.of(1.0);
    }
    return words.at(tokens, at).filter(n -> n.end() == at + 1).map(NumberWords.Found::value);
  }

  /// Reads what follows a number.
  private int unit(double value, int from, int behind) {
    if (isHalfDay(behind) && value <= 12) {
      add(clock(60 * value), from, halfDayEnd(behind));
      return halfDayEnd(behind);
    }
    if (sign(behind - 1) == '%' || (is(behind, "per") && is(behind + 1, "cent"))) {
      int end = sign(behind - 1) == '%' ? behind : behind + 2;
      add(readings(value, new Units.Unit(Dimension.SHARE, 1)), from, end);
      return end;
    }
    if (is(behind, "m") && touches(behind)) {
      add(
          List.of(new Reading(Dimension.COUNT, 1e6 * value), new Reading(Dimension.LENGTH, value)),
          from,
          behind + 1);
      return behind + 1;
    }
    boolean raised = is(behind, "square") || is(behind, "cubic") || is(behind, "sq");
    Units.Unit unit = Units.byWord().get(word(raised ? behind + 1 : behind));
    if (unit != null) {
      int end = behind + (raised ? 2 : 1);
      add(readings(value, raised ? Units.raised(word(behind), unit) : unit), from, end);
      return end;
    }
    boolean decade = english && is(behind, "s") && touches(behind);
    if (decade) {
      add(
          List.of(new Reading(Dimension.YEAR, value < 100 ? 1_900 + value : value)),
          from,
          behind + 1);
      return behind + 1;
    }
    boolean year = value >= 1_900 && value < 2_100 && value == Math.rint(value);
    boolean digits = tokens.get(from).isNumber() && behind == from + 1;
    boolean isYear = year && digits && tokens.get(from).word().indexOf(',') < 0;
    add(List.of(new Reading(isYear ? Dimension.YEAR : Dimension.COUNT, value)), from, behind);
    return behind;
  }

  /// Texts leave out units, as in "34 per cent and 31".
  private static List<Reading> readings(double value, Units.Unit unit) {
    return List.of(
        new Reading(unit.dimension(), value * unit.factor()), new Reading(Dimension.COUNT, value));
  }

  private static List<Reading> clock(double minutes) {
    double half = minutes % 720;
    double hour = half / 60;
    Reading clock = new Reading(Dimension.CLOCK, half);
    return hour == Math.rint(hour)
        ? List.of(
            clock,
            new Reading(Dimension.COUNT, hour == 0 ? 12 : hour),
            new Reading(Dimension.COUNT, hour + 12))
        : List.of(clock);
  }

  private void add(List<Reading> readings, int from, int to) {
    boolean rounded = from > 0 && HEDGES.contains(word(from - 1));
    found.add(new Quantity(readings, rounded, from, to));
  }

  private boolean isHalfDay(int at) {
    boolean dotted =
        (is(at, "a") || is(at, "p"))
            && is(at + 1, "m")
            && text.startsWith(".", tokens.get(at).end());
    return dotted || is(at, "am") || is(at, "pm");
  }

  private int halfDayEnd(int at) {
    return is(at, "am") || is(at, "pm") ? at + 1 : at + 2;
  }

  private boolean touches(int at) {
    return tokens.get(at - 1).end() == tokens.get(at).start();
  }

  private char sign(int at) {
    int end = tokens.get(at).end();
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end < text.length() ? text.charAt(end) : ' ';
  }

  private boolean is(int at, String word) {
    return word(at).equals(word);
  }

  private String word(int at) {
    return at < tokens.size() ? tokens.get(at).word() : "";
  }
}
