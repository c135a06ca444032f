package org.storywatch.format;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.storywatch.net.Body;
import org.storywatch.xml.Characters;
import org.storywatch.xml.Prolog;

/// The characters of a feed: decoded, without what stands before its start and without what no XML
/// may contain.
///
/// @param kind what it looks like, whatever its content type says: that is wrong too often
/// @param characters from the root element or the first brace on
public record FeedText(Kind kind, String characters) {
  /// What it looks like.
  public enum Kind {
    XML,
    OPML,
    JSON,
    WEB_PAGE,
    EMPTY,
    OTHER
  }

  private static final Set<String> ROOTS =
      Set.of("rss", "feed", "rdf", "channel", "opml", "html", "body");
  private static final Pattern PAGE = Pattern.compile("(?i)<!doctype\\s+html|<head\\b|<title\\b");
  private static final Pattern ITEMS = Pattern.compile("\\{\\s*\"[^{}\\[\\]]*\"items\"\\s*:");
  private static final int HEAD = 16 * 1024;

  /// Decodes the answer and finds its start.
  ///
  /// @param contentType the header as it came, empty for none
  public static FeedText of(Body body, String contentType) {
    String text = Characters.of(body, contentType);
    if (text.isBlank()) {
      return new FeedText(Kind.EMPTY, "");
    }
    int first = 0;
    while (Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    if (text.charAt(first) == '{') {
      return new FeedText(Kind.JSON, text.substring(first));
    }
    Optional<Prolog.Root> root = Prolog.find(text, ROOTS);
    if (root.isPresent()) {
      return new FeedText(kind(root.get().name()), text.substring(root.get().at()));
    }
    String head = text.substring(0, Math.min(HEAD, text.length()));
    var json = ITEMS.matcher(head);
    if (json.find()) {
      return new FeedText(Kind.JSON, text.substring(json.start()));
    }
    return new FeedText(PAGE.matcher(head).find() ? Kind.WEB_PAGE : Kind.OTHER, text);
  }

  private static Kind kind(String root) {
    return switch (root) {
      case "html", "body" -> Kind.WEB_PAGE;
      case "opml" -> Kind.OPML;
      default -> Kind.XML;
    };
  }
}
