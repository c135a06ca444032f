package org.storywatch.fulltext;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.storywatch.article.Article;
import org.storywatch.page.Page;

/// Decides whether an article's page is worth reading, and what of it is taken.
public final class FullText {
  /// A shorter text, in words, is a summary: a short report has twice that.
  private static final int SUMMARY = 100;

  /// In characters; an article with a longer text might not fit into a record.
  private static final int LONGEST = 100_000;

  /// Which part of an article's words its page must have.
  private static final double SAME = 0.5;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /// Chinese, Japanese and Thai are written without spaces; two of their characters say about as
  /// much as a word.
  private static final Pattern CLOSE =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");

  /// What blogs add to a summary by themselves.
  private static final Pattern FOOTER =
      Pattern.compile("(?i)\\s*\\bthe post\\b.{0,400}?\\bappeared first on\\b.{0,200}$");

  private static final Pattern CUT =
      Pattern.compile(
          "(?iU)([\\[(]\\s*)?(\u2026|\\.{3,})(\\s*[\\])])?\\W*$|(read|learn|see) (more|on|the"
              + " (rest|full (story|article)))\\W*$|(continue|keep) reading\\b.{0,100}$|full"
              + " (story|article)\\W*$|(weiter|mehr) ?lesen\\W*$|lesen sie mehr\\W*$|zum"
              + " artikel\\W*$|lire (la suite|plus)\\W*$|en savoir plus\\W*$|(leer|ver)"
              + " m[a\u00e1]s\\W*$|(seguir|sigue|contin[u\u00fa]a) leyendo\\W*$|(leia|ler|saiba)"
              + " mais\\W*$|continue a ler\\W*$|(leggi|continua a leggere|leggi tutto)\\W*$|lees"
              + " (meer|verder)\\W*$|czytaj (wi\u0119cej|dalej)\\W*$|l[a\u00e4]s"
              + " mer\\W*$|devam\u0131n\u0131 oku\\W*$|\u0447\u0438\u0442\u0430\u0442\u044c"
              + " (\u0434\u0430\u043b\u0435\u0435|\u043f\u043e\u043b\u043d\u043e\u0441\u0442\u044c\u044e)\\W*$"
              + "|\u7d9a\u304d\u3092\u8aad\u3080\\W*$|\u9605\u8bfb\u5168\u6587\\W*$");

  private FullText() {}

  /// Whether the page of an article is to be read.
  public static boolean wanted(Article article, When when) {
    return switch (when) {
      case NEVER -> false;
      case ALWAYS -> true;
      case SUMMARY -> isSummary(article.text());
    };
  }

  /// The article with what its page tells more. What the feed says stays, and so does its text
  /// where the page gives less, or is about something else, as where a site sends readers of old
  /// articles to its home page.
  public static Article merged(Article article, Page page) {
    boolean more = words(page.text()) > words(article.text());
    boolean taken = more && isSame(article, page);
    return taken
        ? new Article(
            article.schema(),
            article.id(),
            article.feed(),
            article.outlet(),
            article.url(),
            or(article.title(), page.title()),
            or(article.author(), page.author()),
            cut(page.text()),
            or(article.lang(), page.lang()),
            published(article, page),
            article.fetched(),
            article.backfill())
        : article;
  }

  private static boolean isSummary(String text) {
    String told = FOOTER.matcher(text).replaceFirst("").strip();
    return words(told) < SUMMARY || CUT.matcher(tail(told)).find();
  }

  private static String tail(String text) {
    return text.substring(Math.max(0, text.length() - 200));
  }

  private static boolean isSame(Article article, Page page) {
    Set<String> said =
        distinct(article.title() + " " + FOOTER.matcher(article.text()).replaceFirst(""));
    Set<String> there = distinct(page.title() + " " + page.text());
    long both = said.stream().filter(there::contains).count();
    return both >= SAME * said.size();
  }

  private static Set<String> distinct(String text) {
    return WORD.matcher(CLOSE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" $0 "))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static int words(String text) {
    Matcher close = CLOSE.matcher(text);
    int characters = (int) close.results().count();
    return characters / 2 + (int) WORD.matcher(close.replaceAll(" ")).results().count();
  }

  // An article without a date was given the time of its fetch.
  private static Instant published(Article article, Page page) {
    boolean unknown = article.published().equals(article.fetched());
    boolean known = page.published().isAfter(Instant.EPOCH);
    return unknown && known && page.published().isBefore(article.fetched())
        ? page.published()
        : article.published();
  }

  private static String or(String own, String other) {
    return own.isEmpty() ? other : own;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, half ? LONGEST - 1 : LONGEST);
  }
}
