package org.storywatch.format;

import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.net.Body;

/// Reads RSS 0.91 to 2.0, RDF, Atom 0.3 and 1.0 and JSON Feed. Never throws: whatever is in the
/// bytes, the answer is [Parsed].
public final class FeedParser {
  private static final Logger log = LoggerFactory.getLogger(FeedParser.class);

  /// Reads a feed.
  ///
  /// @param contentType the header as it came, empty for none
  /// @param url where it came from, for relative links
  public Parsed parse(Body body, String contentType, URI url) {
    try {
      FeedText text = FeedText.of(body, contentType);
      return switch (text.kind()) {
        case XML -> XmlFeed.parse(text.characters(), url);
        case JSON -> JsonFeed.parse(text.characters(), url);
        case WEB_PAGE -> new Parsed.Unreadable("is a web page and not a feed");
        case EMPTY -> new Parsed.Unreadable("is empty");
        case OTHER -> new Parsed.Unreadable("is not a feed" + declared(contentType));
      };
    } catch (RuntimeException | StackOverflowError e) {
      // Libraries that read strangers' bytes fail in more ways than they declare.
      log.debug("The parser failed on {}", url, e);
      return new Parsed.Unreadable("cannot be read: " + e);
    }
  }

  private static String declared(String contentType) {
    String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return type.isEmpty() ? "" : " but " + type;
  }
}
