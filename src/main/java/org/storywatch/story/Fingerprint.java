package org.storywatch.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.storywatch.article.Article;

/// Tells whether two articles say the same, word for word: case, spaces and punctuation do not
/// count, and neither does the headline, which every outlet writes for itself.
final class Fingerprint {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Fingerprint() {}

  /// The words of the body as one hash; of the headline where there is no body.
  static String of(Article article) {
    String body = words(article.text());
    return hash(body.isEmpty() ? words(article.title()) : body);
  }

  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String words(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
