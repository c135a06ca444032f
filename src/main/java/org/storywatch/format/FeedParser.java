package org.storywatch.format;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.net.Body;

/// Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0 and JSON Feed. Never throws: whatever is in the
/// bytes, the answer is [Parsed].
///
/// Any number of threads may use it at once; of large answers it reads one at a time, since each
/// may take some ten times its size in memory.
public final class FeedParser {
  private static final Logger log = LoggerFactory.getLogger(FeedParser.class);

  private final Semaphore large = new Semaphore(1, true);

  /// Reads a feed.
  ///
  /// @param contentType the header as it came, empty for none
  /// @param url where it came from, for relative links
  public Parsed parse(Body body, String contentType, URI url) {
    if (body.size() > Limits.BYTES) {
      return new Parsed.Unreadable(
          "is larger than " + Limits.BYTES / 1024 / 1024 + " MiB", Parsed.Reason.TOO_MUCH);
    }
    if (body.size() <= Limits.LARGE) {
      return read(body, contentType, url);
    }
    large.acquireUninterruptibly();
    try {
      return read(body, contentType, url);
    } finally {
      large.release();
    }
  }

  private static Parsed read(Body body, String contentType, URI url) {
    try {
      FeedText text = FeedText.of(body, contentType);
      return switch (text.kind()) {
        case XML -> XmlFeed.parse(text.characters(), url);
        case JSON -> JsonFeed.parse(text.characters(), url);
        case WEB_PAGE -> WebPage.parse(text.characters(), url);
        case OPML ->
            new Parsed.Unreadable("is an OPML list of feeds and not a feed", Parsed.Reason.NO_FEED);
        case EMPTY -> new Parsed.Unreadable("is empty", Parsed.Reason.EMPTY);
        case OTHER ->
            new Parsed.Unreadable("is not a feed" + declared(contentType), Parsed.Reason.NO_FEED);
      };
    } catch (RuntimeException | StackOverflowError e) {
      // Libraries that read strangers' bytes fail in more ways than they declare.
      log.debug("The parser failed on {}", url, e);
      return new Parsed.Unreadable("cannot be read: " + e, Parsed.Reason.TOO_MUCH);
    }
  }

  private static String declared(String contentType) {
    String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return type.isEmpty() ? "" : " but " + type;
  }
}
