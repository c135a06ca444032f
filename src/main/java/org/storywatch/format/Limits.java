package org.storywatch.format;

import java.net.URI;
import java.util.Optional;

/// How much of a feed is kept, so that every article and every state fits into one record of the
/// log, which takes a mebibyte.
final class Limits {
  /// Entries of one answer; a feed with more is an archive.
  static final int ENTRIES = 5_000;

  private static final int TEXT = 100_000;
  private static final int LINE = 1_000;
  private static final int LINK = 4_000;

  private Limits() {}

  static String text(String text) {
    return cut(text, TEXT);
  }

  static String title(String line) {
    return cut(line, LINE);
  }

  /// The link, or nothing instead of half a link.
  static String link(Optional<URI> link) {
    return link.map(URI::toString).filter(url -> url.length() <= LINK).orElse("");
  }

  private static String cut(String text, int to) {
    if (text.length() <= to) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to);
  }
}
