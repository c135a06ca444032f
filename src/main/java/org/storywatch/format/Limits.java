package org.storywatch.format;

import java.net.URI;
import java.util.Optional;
import org.storywatch.article.Link;
import org.storywatch.xml.Characters;

/// How much of a feed is read, and how much of that is kept, so that every article and every state
/// fits into one record of the log, which takes a mebibyte.
final class Limits {
  /// Bytes of one answer, decompressed.
  static final int BYTES = 8 * 1024 * 1024;

  /// Answers with more bytes than this are read one at a time.
  static final int LARGE = 1024 * 1024;

  /// Entries of one answer; a feed with more is an archive.
  static final int ENTRIES = 5_000;

  /// Characters of HTML of one body.
  static final int HTML = 500_000;

  private static final int TEXT = 100_000;
  private static final int LINE = 1_000;

  /// Characters of an address.
  static final int LINK = 4_000;

  private static final int WORDS = 200;

  private Limits() {}

  static String html(String html) {
    return cut(html, HTML);
  }

  /// A body. References of HTML and escapes of JSON may still have made what the bytes had not:
  /// controls, halves of characters.
  static String text(String text) {
    return cut(Characters.clean(text), TEXT);
  }

  static String title(String line) {
    return cut(Characters.clean(line), LINE);
  }

  /// What a library said, in one line.
  static String words(Throwable trouble) {
    return cut(PlainText.spaced(String.valueOf(trouble.getMessage())), WORDS);
  }

  /// The link, or nothing instead of half a link.
  static String link(Optional<URI> link) {
    return link.map(URI::toString).filter(url -> url.length() <= LINK).orElse("");
  }

  /// An address that is written somewhere, empty for one that is none or too long.
  static Optional<URI> whole(URI base, String written) {
    return written.length() > LINK ? Optional.empty() : Link.resolve(base, written);
  }

  private static String cut(String text, int to) {
    if (text.length() <= to) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to);
  }
}
