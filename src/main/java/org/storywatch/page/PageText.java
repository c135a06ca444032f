package org.storywatch.page;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storywatch.net.Body;

/// The characters of a page.
///
/// A byte order mark tells the charset; else bytes that read as UTF-8 are UTF-8, whatever a label
/// says, since text in any other charset hardly ever does; else the labels of HTTP and of the page
/// hold, in the meaning that browsers give them.
final class PageText {
  /// In characters; news pages have a quarter of that.
  private static final int LONGEST = 4_000_000;

  /// Reading takes time and memory by the tag; news pages have a fifth of that.
  private static final int TAGS = 50_000;

  private static final int HEAD = 8192;
  private static final char BROKEN = '\ufffd';
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Pattern LABEL =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9][a-z0-9_:.+-]{1,40})");
  private static final Pattern META = Pattern.compile("(?i)<meta\\s[^>]{0,500}");
  private static final Pattern XML =
      Pattern.compile("(?i)^\\s*<\\?xml[^>]{0,200}\\bencoding=[\"']([a-z0-9_-]{2,40})");

  private PageText() {}

  static String decode(Body body, String contentType) {
    String latin = body.text(StandardCharsets.ISO_8859_1);
    Optional<Charset> marked = mark(latin);
    if (marked.isPresent()) {
      String text = body.text(marked.get());
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    String utf8 = body.text(StandardCharsets.UTF_8);
    boolean ascii = utf8.length() == latin.length() && utf8.chars().allMatch(c -> c < 0x80);
    if (!ascii && utf8.indexOf(BROKEN) < 0) {
      return utf8;
    }
    Charset charset = label(contentType).or(() -> inside(latin)).orElseGet(() -> guess(utf8));
    return charset.equals(StandardCharsets.UTF_8) ? utf8 : body.text(charset);
  }

  /// The beginning of a page, as much of it as is read.
  static String bounded(String html) {
    int end = Math.min(LONGEST, html.length());
    int at = -1;
    for (int tag = 0; tag <= TAGS; tag++) {
      at = html.indexOf('<', at + 1);
      if (at < 0 || at >= end) {
        return cut(html, end);
      }
    }
    return cut(html, at);
  }

  /// The beginning of a text, no half character at its end.
  static String cut(String text, int to) {
    if (text.length() <= to) {
      return text;
    }
    boolean half = to > 0 && Character.isHighSurrogate(text.charAt(to - 1));
    return text.substring(0, half ? to - 1 : to);
  }

  private static Optional<Charset> mark(String latin) {
    if (latin.startsWith("\u00ef\u00bb\u00bf")) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (latin.startsWith("\u00fe\u00ff")) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (latin.startsWith("\u00ff\u00fe")) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  private static Optional<Charset> inside(String latin) {
    String head = latin.substring(0, Math.min(HEAD, latin.length()));
    Matcher xml = XML.matcher(head);
    if (xml.find()) {
      return named(xml.group(1));
    }
    return META.matcher(head)
        .results()
        .flatMap(meta -> label(meta.group()).stream())
        // A page whose label could be read as it stands is not in UTF-16.
        .map(charset -> charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset)
        .findFirst();
  }

  private static Optional<Charset> label(String written) {
    Matcher label = LABEL.matcher(written);
    return label.find() ? named(label.group(1)) : Optional.empty();
  }

  // The WHATWG's encoding standard reads Latin-1 and ASCII as Windows' superset of them.
  private static Optional<Charset> named(String name) {
    try {
      Charset charset = Charset.forName(name);
      boolean western =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(western ? WESTERN : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  // A page cut off in the middle of a character, or with a few bytes of an old comment, is UTF-8.
  private static Charset guess(String utf8) {
    long broken = utf8.chars().filter(c -> c == BROKEN).count();
    long foreign = utf8.chars().filter(c -> c >= 0x80).count();
    return broken * 10 <= foreign ? StandardCharsets.UTF_8 : WESTERN;
  }
}
