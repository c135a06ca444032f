package org.storywatch.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.storywatch.net.Body;

/// The characters of an answer, without those that no XML may contain.
public final class Characters {
  private static final int FIRST_PRINTED = 0x20;
  private static final int C1 = 0x80;
  private static final int PAST_C1 = 0xa0;

  /// What Windows has where Unicode has controls that nobody uses; blank where it has nothing.
  private static final String WINDOWS =
      "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d "
          + " \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
          + " \u017e\u0178";

  private Characters() {}

  /// Decodes and cleans. Lines end with `\n`.
  ///
  /// @param contentType the header as it came, empty for none
  public static String of(Body body, String contentType) {
    try (InputStream in = body.stream()) {
      return clean(Charsets.decode(in.readAllBytes(), contentType));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a control character of the upper half was meant to be.
  static char windows(int c) {
    return WINDOWS.charAt(c - C1);
  }

  /// Whether XML allows it (XML 1.0, section 2.2).
  static boolean allowed(int c) {
    return (c >= FIRST_PRINTED && c <= 0xd7ff)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0xe000 && c <= 0xfffd)
        || (c >= 0x10000 && c <= Character.MAX_CODE_POINT);
  }

  /// Takes out what XML does not allow, and makes of what browsers would read differently what they
  /// read.
  public static String clean(String text) {
    int first = 0;
    while (first < text.length() && stays(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          clean.append('\n');
        }
      } else if (c >= C1 && c < PAST_C1) {
        clean.append(windows(c));
      } else if (c == '\f' || c == '\u000b') {
        clean.append(' ');
      } else if (Character.isSurrogate(c)) {
        i = pair(text, i, clean);
      } else if (allowed(c) && c != '\ufeff') {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static int pair(String text, int i, StringBuilder clean) {
    if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
      clean.append(text, i, i + 2);
      return i + 1;
    }
    clean.append('\ufffd');
    return i;
  }

  private static boolean stays(char c) {
    return (c >= FIRST_PRINTED && c < C1)
        || c == '\n'
        || c == '\t'
        || (c >= PAST_C1 && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < '\ufeff');
  }
}
