package org.storywatch.fact;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/// Words without their endings and without what British and American spelling do otherwise. What
/// comes out need not be a word, it only has to be the same for all spellings. For one thread.
final class Stems {
  private static final Pattern OUR = Pattern.compile("our");
  private static final Pattern ISE = Pattern.compile("([iy])s(e|ed|es|ing|er|ers|ation|ations)$");
  private static final Pattern DOUBLE = Pattern.compile("ll(ed|ing|er|ers)$");
  private static final Pattern TRE = Pattern.compile("tre(s?)$");
  private static final Pattern ENCE = Pattern.compile("ence(s?)$");
  private static final Pattern OGUE = Pattern.compile("ogue(s?)$");

  private static final int LONG = 6;

  private static final Map<String, Supplier<SnowballStemmer>> STEMMERS =
      Map.ofEntries(
          Map.entry("en", EnglishStemmer::new),
          Map.entry("", EnglishStemmer::new),
          Map.entry("fr", FrenchStemmer::new),
          Map.entry("de", GermanStemmer::new),
          Map.entry("es", SpanishStemmer::new),
          Map.entry("it", ItalianStemmer::new),
          Map.entry("pt", PortugueseStemmer::new),
          Map.entry("nl", DutchStemmer::new),
          Map.entry("sv", SwedishStemmer::new),
          Map.entry("da", DanishStemmer::new),
          Map.entry("no", NorwegianStemmer::new),
          Map.entry("fi", FinnishStemmer::new),
          Map.entry("hu", HungarianStemmer::new),
          Map.entry("ro", RomanianStemmer::new),
          Map.entry("ru", RussianStemmer::new),
          Map.entry("ca", CatalanStemmer::new),
          Map.entry("tr", TurkishStemmer::new),
          Map.entry("el", GreekStemmer::new),
          Map.entry("ar", ArabicStemmer::new),
          Map.entry("hi", HindiStemmer::new),
          Map.entry("id", IndonesianStemmer::new),
          Map.entry("lt", LithuanianStemmer::new),
          Map.entry("sr", SerbianStemmer::new));

  /// The words of news are few, and stemming takes longer than all the rest of reading.
  private static final int MOST_KNOWN = 100_000;

  private static final Map<String, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

  private final Map<String, String> known;
  private final Optional<SnowballStemmer> stemmer;
  private final boolean english;

  /// @param language the main part of a BCP 47 tag; empty is taken for English
  Stems(String language) {
    this.english = language.isEmpty() || language.equals("en");
    this.known = KNOWN.computeIfAbsent(english ? "en" : language, _ -> new ConcurrentHashMap<>());
    this.stemmer = Optional.ofNullable(STEMMERS.get(language)).map(Supplier::get);
  }

  String of(String word) {
    if (stemmer.isEmpty() || word.length() < 3 || Character.isDigit(word.charAt(0))) {
      return word;
    }
    String found = known.get(word);
    if (found == null) {
      found = stem(word, stemmer.get());
      if (known.size() < MOST_KNOWN) {
        known.put(word, found);
      }
    }
    return found;
  }

  private String stem(String word, SnowballStemmer used) {
    used.setCurrent(english ? american(word) : word);
    return used.stem() ? used.getCurrent() : word;
  }

  private static String american(String word) {
    if (word.length() < 4) {
      return word;
    }
    String one =
        switch (word) {
          case "grey" -> "gray";
          case "tyre", "tyres" -> "tire";
          case "programme", "programmes" -> "program";
          case "cheque", "cheques" -> "check";
          case "judgement", "judgements" -> "judgment";
          default -> word;
        };
    one = TRE.matcher(one).replaceFirst("ter$1");
    if (one.length() < LONG) {
      return one;
    }
    one = OUR.matcher(one).replaceFirst("or");
    one = ISE.matcher(one).replaceFirst("$1z$2");
    one = DOUBLE.matcher(one).replaceFirst("l$1");
    one = ENCE.matcher(one).replaceFirst("ense$1");
    return OGUE.matcher(one).replaceFirst("og$1");
  }
}
