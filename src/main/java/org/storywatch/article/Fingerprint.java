package org.storywatch.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells whether two articles say the same, word for word: case, spaces and punctuation do not
/// count.
///
/// Neither does the headline, which every outlet writes for itself, where there is a body. A body
/// of fewer than 100 letters and digits, about twenty words, is often none but a "Read more" that
/// stands under every article of its outlet; there headline and body must both be the same.
public final class Fingerprint {
  /// Letters and not words, since many scripts put no space between words.
  private static final int SHORT = 100;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Fingerprint() {}

  /// One hash for all articles that say the same.
  public static String of(Article article) {
    String body = words(article.text());
    if (body.chars().filter(c -> c != ' ').count() >= SHORT) {
      return Hash.of(16, body);
    }
    String title = words(article.title());
    return body.isEmpty() && title.isEmpty()
        ? Hash.of(16, article.title(), article.text()) // signs alone, such as an emoji
        : Hash.of(16, title, body);
  }

  private static String words(String text) {
    String spelt = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(spelt).replaceAll(" ").strip();
  }
}
