package org.storywatch.fact;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.storywatch.article.Article;
import org.storywatch.text.Language;

/// What an article says.
///
/// @param title its headline
/// @param body its sentences in their order, furniture included
/// @param published the day
/// @param language the main part of a BCP 47 tag, empty when it is not known
public record Account(Sentence title, List<Sentence> body, LocalDate published, String language) {
  /// Words that are read; what follows in longer texts is seldom news.
  private static final int LONGEST = 2_000;

  /// A place, and who reports from there.
  private static final Pattern DATELINE =
      Pattern.compile(
          "^(?:[\\p{L}\\p{M}’'.,/ ]|\\d|\\([^)]{2,30}\\)){2,60}?\\s?(?:-|–|—|--|:)\\s+(?=\\S)");

  /// Copies the list.
  public Account {
    body = List.copyOf(body);
  }

  /// Reads an article.
  public static Account of(Article article) {
    String language = Language.of(article.title(), article.text(), article.lang());
    LocalDate published = article.published().atZone(ZoneOffset.UTC).toLocalDate();
    SentenceReader reader = new SentenceReader(language, published);
    List<Sentence> body = new ArrayList<>();
    int words = 0;
    for (String paragraph : article.text().split("\\s*[\\n\\r\\u2028\\u2029]+\\s*", -1)) {
      if (words < LONGEST) {
        words += add(paragraph.strip(), reader, body);
      }
    }
    String title = article.title().strip();
    return new Account(
        reader.read(title, Tokens.of(title), Sentence.Kind.TITLE), body, published, language);
  }

  /// Reads a few words alone, such as the name of an outlet.
  public static Sentence words(String text) {
    return new SentenceReader("", LocalDate.EPOCH)
        .read(text, Tokens.of(text), Sentence.Kind.FURNITURE);
  }

  /// The sentences of the report, in their order.
  public List<Sentence> report() {
    return body.stream().filter(sentence -> sentence.kind() == Sentence.Kind.BODY).toList();
  }

  /// Whether its language is one of those in which events are known by their words.
  public boolean tellsEvents() {
    return Events.of(language).isKnown();
  }

  private static int add(String paragraph, SentenceReader reader, List<Sentence> body) {
    boolean furniture = Furniture.is(paragraph, Tokens.of(paragraph).size());
    Sentence.Kind kind = furniture ? Sentence.Kind.FURNITURE : Sentence.Kind.BODY;
    int words = 0;
    String text = furniture ? paragraph : withoutDateline(paragraph);
    for (String sentence : Splitter.sentences(text)) {
      List<Token> tokens = Tokens.of(sentence);
      if (!tokens.isEmpty()) {
        body.add(reader.read(sentence, tokens, kind));
        words += furniture ? 0 : tokens.size();
      }
    }
    return words;
  }

  /// Reports begin with where they were written; that is no news.
  private static String withoutDateline(String paragraph) {
    var dateline = DATELINE.matcher(paragraph);
    if (!dateline.find()) {
      return paragraph;
    }
    String place = dateline.group();
    String firstWord = place.split("[ ,(/–—:-]", 2)[0];
    boolean capitals =
        firstWord.length() > 1 && firstWord.equals(firstWord.toUpperCase(Locale.ROOT));
    boolean dated = place.strip().endsWith(":") && place.chars().anyMatch(Character::isDigit);
    boolean marked = capitals || place.contains("(") || place.contains("--") || place.contains("—");
    return dated || (marked && Character.isUpperCase(place.codePointAt(0)))
        ? paragraph.substring(dateline.end())
        : paragraph;
  }
}
