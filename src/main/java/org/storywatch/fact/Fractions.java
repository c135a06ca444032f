package org.storywatch.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storywatch.fact.Quantity.Dimension;
import org.storywatch.fact.Quantity.Reading;

/// Numbers that English makes of several words: "half an hour", "twenty past three", "eight in
/// ten", "a fifth", "the sixties".
final class Fractions {
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

  Fractions(String text, List<Token> tokens, NumberWords words) {
    this.text = text;
    this.tokens = tokens;
    this.words = words;
  }

  /// @return what begins with this token
  Optional<Quantity> at(int at) {
    return duration(at).or(() -> decade(at)).or(() -> time(at)).or(() -> share(at));
  }

  private Optional<Quantity> duration(int at) {
    Double part = is(at, "half") || is(at, "quarter") ? PARTS.get(word(at)) : null;
    int next = at + 1 + (is(at + 1, "of") ? 1 : 0);
    Units.Unit unit = is(next, "a") || is(next, "an") ? Units.byWord().get(word(next + 1)) : null;
    return part == null || unit == null
        ? Optional.empty()
        : some(new Reading(unit.dimension(), part * unit.factor()), at, next + 2);
  }

  private Optional<Quantity> decade(int at) {
    String word = word(at);
    if (!word.endsWith("ties")) {
      return Optional.empty();
    }
    Token ten = new Token(word.substring(0, word.length() - 3) + "y", 0, word.length());
    return words
        .at(List.of(ten), 0)
        .flatMap(found -> some(new Reading(Dimension.YEAR, 1_900 + found.value()), at, at + 1));
  }

  private Optional<Quantity> time(int at) {
    Optional<Double> minutes =
        switch (word(at)) {
          case "half" -> Optional.of(30.0);
          case "quarter" -> Optional.of(15.0);
          default -> small(at);
        };
    boolean past = is(at + 1, "past");
    Optional<Double> hour = past || is(at + 1, "to") ? small(at + 2) : Optional.empty();
    if (minutes.isEmpty() || hour.isEmpty() || hour.get() > 12 || minutes.get() > 59) {
      return Optional.empty();
    }
    boolean isTime = (past || minutes.get() % 5 == 0) && !Units.byWord().containsKey(word(at + 3));
    double all = 60 * hour.get() + (past ? minutes.get() : -minutes.get());
    return isTime
        ? Optional.of(new Quantity(Numbers.clock(all), Numbers.isRounded(tokens, at), at, at + 3))
        : Optional.empty();
  }

  private Optional<Quantity> share(int at) {
    Optional<Double> first = is(at, "a") ? Optional.of(1.0) : small(at);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Double part = PARTS.get(word(at + 1));
    boolean plural = word(at + 1).endsWith("s");
    boolean time = is(at + 2, "of") && (is(at + 3, "a") || is(at + 3, "an"));
    if (part != null && plural == first.get() > 1 && !time && !isOrdinal(at)) {
      return some(new Reading(Dimension.SHARE, 100 * part * first.get()), at, at + 2);
    }
    Optional<Double> all = is(at + 1, "in") ? small(at + 2) : Optional.empty();
    if (all.isPresent() && first.get() < all.get() && all.get() <= 10) {
      Reading share = new Reading(Dimension.SHARE, 100 * first.get() / all.get());
      return Optional.of(new Quantity(List.of(share), true, at, at + 3));
    }
    return Optional.empty();
  }

  /// "A fifth baby" is no part of something.
  private boolean isOrdinal(int at) {
    boolean alone = at + 2 >= tokens.size() || is(at + 2, "of");
    return is(at, "a") && !alone && text.startsWith(" ", tokens.get(at + 1).end());
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

  private Optional<Quantity> some(Reading reading, int from, int to) {
    return Optional.of(new Quantity(List.of(reading), Numbers.isRounded(tokens, from), from, to));
  }

  private boolean is(int at, String word) {
    return word(at).equals(word);
  }

  private String word(int at) {
    return at < tokens.size() ? tokens.get(at).word() : "";
  }
}
