package org.storywatch.mail;

import java.net.URI;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.article.Article;

/// What becomes of strangers' words before people see them: one line, no tricks, short enough.
///
/// Escaping for HTML is not done here but by the templates.
public final class Plain {
  private static final int FAR = 4_000; // more of a text is not looked at
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_LINK = 2_000;
  private static final int LEAD_SENTENCES = 3;
  private static final int LEAD_ENOUGH = 300;
  private static final int LEAD_LONGEST = 480;

  /// Characters that turn the direction of what follows, or cannot be seen. The joiners stay, and
  /// the marks of direction that turn nothing else: Persian, Arabic and emoji are written with
  /// them.
  private static final Pattern TRICKS =
      Pattern.compile(
          "[[\\p{Cf}&&[^\\u200C-\\u200F\\u0600-\\u0605\\u06DD\\u070F\\u08E2]]\\p{Cs}"
              + "\\u115F\\u1160\\u3164\\uFFA0\\u2800\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]");

  /// More marks on one letter than any script has; they would run over the lines above and below.
  private static final Pattern PILES = Pattern.compile("(\\p{M}{4})\\p{M}+");

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");
  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{M}\\p{Z}]*");

  private Plain() {}

  /// One line without control characters, at most 300 characters long.
  public static String line(String text) {
    return shortened(flat(text.substring(0, Math.min(text.length(), FAR))), LONGEST_LINE);
  }

  /// A whole text as one line without control characters, however long it is.
  public static String flow(String text) {
    return flat(text);
  }

  private static String flat(String text) {
    String flat = GAPS.matcher(TRICKS.matcher(text).replaceAll("")).replaceAll(" ").strip();
    String seen = PILES.matcher(flat).replaceAll("$1");
    return UNSEEN.matcher(seen).matches() ? "" : seen;
  }

  /// A headline also for the article that has none.
  public static String headline(Article article) {
    String title = line(article.title());
    if (!title.isEmpty()) {
      return title;
    }
    String lead = shortened(lead(article), 90);
    return lead.isEmpty() ? "Article without a title" : lead;
  }

  /// The first two or three sentences, as one paragraph.
  public static String lead(Article article) {
    String text = article.text();
    String flat = flat(text.substring(0, Math.min(text.length(), FAR)));
    BreakIterator sentences = BreakIterator.getSentenceInstance(locale(article.lang()));
    sentences.setText(flat);
    int end = 0;
    for (int n = 0; n < LEAD_SENTENCES && end < LEAD_ENOUGH && end < flat.length(); n++) {
      end = sentences.next();
    }
    return shortened(flat.substring(0, end).strip(), LEAD_LONGEST);
  }

  /// The address, if it is one that a reader may safely follow: to the web, and without a name
  /// before its host that looks like another host.
  public static Optional<String> link(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    return Optional.of(uri.toASCIIString()).filter(link -> link.length() <= LONGEST_LINK);
  }

  /// Which way a text runs, as HTML says it: the way of its first letter.
  static String direction(String text) {
    return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? "ltr" : "rtl";
  }

  /// A language as HTML says it, empty for what is no tag of BCP 47.
  static String language(String lang) {
    return TAG.matcher(lang).matches() ? lang : "";
  }

  /// Cut between words, with a mark where something is missing.
  static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int space = text.lastIndexOf(' ', longest - 1);
    int end = space > longest / 2 ? space : longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static Locale locale(String lang) {
    return lang.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(lang);
  }
}
