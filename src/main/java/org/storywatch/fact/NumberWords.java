package org.storywatch.fact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The numbers of one language in words: "twenty-three", "a hundred and fifty", "vingt et un".
final class NumberWords {
  private static final String FILE = "number-words.txt";
  private static final int FIRST_TEN = 20;

  /// Scales as several languages shorten them.
  private static final Map<String, Double> SHORT =
      Map.ofEntries(
          Map.entry("k", 1e3),
          Map.entry("tys", 1e3),
          Map.entry("тыс", 1e3),
          Map.entry("mn", 1e6),
          Map.entry("mln", 1e6),
          Map.entry("mio", 1e6),
          Map.entry("млн", 1e6),
          Map.entry("bn", 1e9),
          Map.entry("mld", 1e9),
          Map.entry("mrd", 1e9),
          Map.entry("млрд", 1e9),
          Map.entry("billion", 1e9),
          Map.entry("tn", 1e12));

  private static final NumberWords NONE = new NumberWords();

  private static final class Holder {
    static final Map<String, NumberWords> ALL = load();
  }

  private final Map<String, Integer> small = new HashMap<>();
  private final Map<String, Integer> tens = new HashMap<>();
  private final Map<String, Double> scales = new HashMap<>(SHORT);
  private final Map<String, Integer> glued = new HashMap<>();

  /// @param value what the words say
  /// @param end behind the last of them
  record Found(double value, int end) {}

  private NumberWords() {}

  /// @return those of a language; none for one that is not known
  static NumberWords of(String language) {
    return Holder.ALL.getOrDefault(language.isEmpty() ? "en" : language, NONE);
  }

  /// @return what a number before this word is multiplied by
  Optional<Double> scale(String word) {
    return Optional.ofNullable(scales.get(word));
  }

  /// @return the number that begins with this token
  Optional<Found> at(List<Token> tokens, int start) {
    String first = word(tokens, start);
    if (first.equals("half") && is(tokens, start + 1, "a") && is(tokens, start + 2, "dozen")) {
      return Optional.of(new Found(6, start + 3));
    }
    if (first.equals("a") || first.equals("an") || first.equals("one")) {
      boolean scaled = scales.containsKey(word(tokens, start + 1));
      return scaled ? Optional.of(compound(tokens, start + 1, 1)) : Optional.empty();
    }
    return small(tokens, start).map(found -> compound(tokens, found.end(), found.value()));
  }

  private Optional<Found> small(List<Token> tokens, int at) {
    String word = word(tokens, at);
    Integer whole = glued.get(word);
    if (whole != null) {
      return Optional.of(new Found(whole, at + 1));
    }
    Integer ten = tens.get(word);
    if (ten == null) {
      return Optional.ofNullable(small.get(word)).map(value -> new Found(value, at + 1));
    }
    int next = at + 1;
    if (is(tokens, next, "et") || is(tokens, next, "y") || is(tokens, next, "e")) {
      next++;
    }
    int digit =
        switch (word(tokens, next)) {
          case "one", "first", "un", "uno", "um" -> 1;
          case "second" -> 2;
          default -> small.getOrDefault(word(tokens, next), 0);
        };
    boolean joined = digit > 0 && digit < 10;
    return Optional.of(joined ? new Found(ten + digit, next + 1) : new Found(ten, at + 1));
  }

  private Found compound(List<Token> tokens, int start, double first) {
    double sum = 0;
    double part = first;
    int at = start;
    while (at < tokens.size()) {
      Double scale = scales.get(word(tokens, at));
      if (scale != null) {
        part *= scale;
        at++;
      } else if (part >= 100 && is(tokens, at, "and")) {
        Optional<Found> rest = small(tokens, at + 1);
        if (rest.isEmpty()) {
          break;
        }
        sum += part;
        part = rest.get().value();
        at = rest.get().end();
      } else {
        break;
      }
    }
    return new Found(sum + part, at);
  }

  private static boolean is(List<Token> tokens, int at, String word) {
    return word(tokens, at).equals(word);
  }

  private static String word(List<Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).word() : "";
  }

  private static Map<String, NumberWords> load() {
    Map<String, NumberWords> all = new HashMap<>();
    try (InputStream in = NumberWords.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its words for numbers, " + FILE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] words = line.split(" ");
          all.put(words[0], read(words));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's words for numbers, " + FILE, e);
    }
    return all;
  }

  private static NumberWords read(String[] words) {
    NumberWords numbers = new NumberWords();
    int[] values = new int[words.length];
    for (int i = 1; i < words.length; i++) {
      values[i] = i < FIRST_TEN ? i + 1 : 10 * (i - FIRST_TEN + 3);
      for (String word : words[i].split("\\|", -1)) {
        if (i >= words.length - 3) {
          numbers.scales.put(word, Math.pow(10, i == words.length - 1 ? 6 : i - words.length + 5));
        } else if (values[i] < FIRST_TEN) {
          numbers.small.put(word, values[i]);
        } else {
          numbers.tens.put(word, values[i]);
        }
      }
    }
    numbers.glue(words[0]);
    numbers.scales.put("dozen", 12.0);
    numbers.small.remove("-");
    numbers.tens.remove("-");
    return numbers;
  }

  /// Some languages write tens and ones as one word, and some the ones first.
  private void glue(String language) {
    Map<String, Integer> ones = new HashMap<>(small);
    ones.values().removeIf(value -> value > 9);
    ones.put(
        switch (language) {
          case "de" -> "ein";
          case "nl" -> "een";
          default -> "uno";
        },
        1);
    tens.forEach((ten, value) ->
        ones.forEach((one, digit) -> {
          switch (language) {
            case "de" -> glued.put(one + "und" + ten, value + digit);
            case "nl" -> glued.put(one + "en" + ten, value + digit);
            case "it" -> {
              boolean vowel = one.startsWith("o") || one.startsWith("u");
              String stem = vowel ? ten.substring(0, ten.length() - 1) : ten;
              glued.put(stem + one, value + digit);
            }
            case "es" -> glued.put(ten.replaceFirst("e$", "i") + one, value + digit);
            default -> {}
          }
        }));
  }
}
