package org.storywatch.format;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.storywatch.article.Link;

/// What relative links of a feed are relative to: the nearest `xml:base` (XML Base, section 4),
/// else the feed's site, which is what those mean who never heard of it, else where the feed came
/// from.
///
/// @param feed where the feed came from
/// @param site the feed's link where it is known, else the same
record Bases(URI feed, URI site) {
  /// A link that is written in an element.
  ///
  /// @return empty for what is no web page
  Optional<URI> resolve(Element at, String written) {
    String link = PlainText.spaced(written);
    return link.isEmpty() ? Optional.empty() : Limits.whole(base(at), link);
  }

  private URI base(Element at) {
    Deque<String> bases = new ArrayDeque<>();
    for (Element e = at; e != null; e = e.getParentElement()) {
      String base = e.getAttributeValue("base", Namespace.XML_NAMESPACE);
      if (base != null) {
        bases.push(base);
      }
    }
    URI base = bases.isEmpty() ? site : feed;
    for (String written : bases) {
      base = Link.resolve(base, written).orElse(base);
    }
    return base;
  }
}
