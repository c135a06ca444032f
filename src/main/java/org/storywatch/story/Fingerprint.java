package org.storywatch.story;

import java.util.Locale;
import java.util.regex.Pattern;
import org.storywatch.article.Article;
import org.storywatch.article.Hash;

/// Tells whether two articles say the same, word for word: case, spaces and punctuation do not
/// count, and neither does the headline, which every outlet writes for itself.
final class Fingerprint {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Fingerprint() {}

  /// The words of the body as one hash; of the headline where there is no body.
  static String of(Article article) {
    String body = words(article.text());
    return Hash.of(16, body.isEmpty() ? words(article.title()) : body);
  }

  private static String words(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
