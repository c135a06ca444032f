package org.storywatch.mail;

import java.net.URI;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.article.Article;

/// What becomes of strangers' words before people see them: one line, no tricks, short enough.
///
/// Escaping for HTML is not done here but by the templates.
public final class Plain {
  private static final int LONGEST_LINE = 300;
  private static final int LEAD_SENTENCES = 3;
  private static final int LEAD_ENOUGH = 300;
  private static final int LEAD_LONGEST = 480;

  /// Characters that turn the direction of what follows, or cannot be seen. The joiners stay:
  /// Persian and emoji are written with them.
  private static final Pattern TRICKS =
      Pattern.compile("[\\u200B\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\p{Cs}]");

  private static final Pattern GAPS = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

  private Plain() {}

  /// One line without control characters, at most 300 characters long.
  public static String line(String text) {
    String clean = TRICKS.matcher(text).replaceAll("");
    return shortened(GAPS.matcher(clean).replaceAll(" ").strip(), LONGEST_LINE);
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
    String start = TRICKS.matcher(text.substring(0, Math.min(text.length(), 4000))).replaceAll("");
    String flat = GAPS.matcher(start).replaceAll(" ").strip();
    BreakIterator sentences = BreakIterator.getSentenceInstance(locale(article.lang()));
    sentences.setText(flat);
    int end = 0;
    for (int n = 0; n < LEAD_SENTENCES && end < LEAD_ENOUGH && end < flat.length(); n++) {
      end = sentences.next();
    }
    return shortened(flat.substring(0, end).strip(), LEAD_LONGEST);
  }

  /// The address, if it is one that a reader may safely follow.
  public static Optional<String> link(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    return web && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
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
