package org.storywatch.format;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storywatch.article.Hash;
import org.storywatch.article.Link;
import org.storywatch.xml.Characters;

/// How much of a feed is read, and how much of that is kept, so that every article and every state
/// fits into one record of the log: no text leaves this package that did not pass here, or
/// [org.storywatch.article.Link] or [Lang].
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
  private static final int GUID = 4_000;
  private static final int GUID_BYTES = 32;
  private static final int WORDS = 200;

  /// JSON can write half a character, which no UTF-8 can hold.
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

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

  /// What the feed calls an entry; a name for it where that is too long, always the same.
  static String guid(String guid) {
    return guid.length() <= GUID ? guid : "sha256:" + Hash.of(GUID_BYTES, guid);
  }

  /// What a library said, in one line.
  static String words(Throwable trouble) {
    return cut(PlainText.spaced(String.valueOf(trouble.getMessage())), WORDS);
  }

  /// The link, or nothing instead of half a link.
  static String link(Optional<URI> link) {
    return link.map(URI::toString).orElse("");
  }

  /// An address that is written somewhere, empty for one that is none or too long.
  static Optional<URI> whole(URI base, String written) {
    return Link.resolve(base, written);
  }

  private static String cut(String text, int to) {
    int end = Math.min(to, text.length());
    boolean inTwo = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return HALF.matcher(text.substring(0, inTwo ? end - 1 : end)).replaceAll("\ufffd");
  }
}
