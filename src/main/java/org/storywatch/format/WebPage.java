package org.storywatch.format;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// A web page where a feed was expected: an error page, a login, or the address of the site.
final class WebPage {
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/feed+json",
          "application/rdf+xml",
          "application/json");

  private WebPage() {}

  static Parsed.Unreadable parse(String html, URI url) {
    String feed = Limits.link(feed(html, url));
    String words = "is a web page and not a feed";
    return new Parsed.Unreadable(
        feed.isEmpty() ? words : words + "; the page says that its feed is " + feed,
        Parsed.Reason.WEB_PAGE,
        feed);
  }

  // The first that a page names is its main one (RSS Advisory Board, "RSS Autodiscovery").
  private static Optional<URI> feed(String html, URI url) {
    for (Element link : Jsoup.parse(Limits.html(html)).select("link[rel~=(?i)alternate][href]")) {
      String type = PlainText.spaced(link.attr("type").replaceFirst(";.*", ""));
      if (TYPES.contains(type.toLowerCase(Locale.ROOT))) {
        return Limits.whole(url, link.attr("href"));
      }
    }
    return Optional.empty();
  }
}
