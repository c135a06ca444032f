package org.storywatch.format;

import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.storywatch.net.Body;

/// The characters of a feed: decoded, without what stands before its start and without what no XML
/// may contain.
///
/// @param kind what it looks like, whatever its content type says: that is wrong too often
/// @param characters from the first bracket or brace on
public record FeedText(Kind kind, String characters) {
  public enum Kind {
    XML,
    JSON,
    WEB_PAGE,
    EMPTY,
    OTHER
  }

  private static final int HEAD = 2048;
  private static final Pattern ILLEGAL =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");
  private static final Pattern ROOT =
      Pattern.compile("<(?:[a-z0-9]+:)?(rss|feed|rdf|channel|html|body)[\\s>]");

  public static FeedText of(Body body, String contentType) {
    if (body.size() == 0) {
      return new FeedText(Kind.EMPTY, "");
    }
    String utf8 = body.text(StandardCharsets.UTF_8);
    String start = utf8.substring(0, Math.min(HEAD, utf8.length())).replace("\ufeff", "").strip();
    if (start.startsWith("{")) {
      return new FeedText(Kind.JSON, utf8.substring(utf8.indexOf('{')));
    }
    String text = ILLEGAL.matcher(decoded(body, contentType)).replaceAll("");
    int first = text.indexOf('<');
    if (first < 0) {
      return new FeedText(text.isBlank() ? Kind.EMPTY : Kind.OTHER, text);
    }
    String xml = text.substring(first);
    return new FeedText(kind(xml), xml);
  }

  private static Kind kind(String xml) {
    var root =
        ROOT.matcher(xml.substring(0, Math.min(HEAD * 16, xml.length())).toLowerCase(Locale.ROOT));
    if (!root.find()) {
      return Kind.OTHER;
    }
    return root.group(1).equals("html") || root.group(1).equals("body") ? Kind.WEB_PAGE : Kind.XML;
  }

  // The rules of RFC 3023 as ROME knows them, leniently: byte order mark, HTTP, XML declaration.
  private static String decoded(Body body, String contentType) {
    try (InputStream bytes = body.stream();
        Reader reader =
            contentType.isEmpty()
                ? new XmlReader(bytes, true, "UTF-8")
                : new XmlReader(bytes, contentType, true, "UTF-8")) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException | IllegalArgumentException e) {
      return body.text(StandardCharsets.UTF_8);
    }
  }
}
