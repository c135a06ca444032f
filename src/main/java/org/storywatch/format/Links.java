package org.storywatch.format;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.storywatch.xml.Vocabulary;

/// Finds the page among the links of an entry or of a feed.
final class Links {
  private static final URI NOWHERE = URI.create("");

  private Links() {}

  /// The page that an element belongs to. Where a service counts clicks, the publisher's own link
  /// goes before the counting one.
  ///
  /// @param own the namespace of the feed's own elements
  static Optional<URI> of(Children children, Namespace own, Bases bases) {
    Optional<URI> found = Optional.empty();
    for (Namespace counter : List.of(Vocabulary.FEEDBURNER, Vocabulary.PHEEDO)) {
      found = found.or(() -> child(children, "origLink", counter, bases));
    }
    // Some write the link of RSS like that of Atom.
    for (Element link : children.all("link", own)) {
      found = found.or(() -> bases.resolve(link, link.getText()));
    }
    for (Element link : pages(children, own)) {
      found = found.or(() -> bases.resolve(link, link.getAttributeValue("href", "")));
    }
    return found.or(() -> guid(children, own, bases));
  }

  /// The links of Atom, in feeds of every kind.
  static List<Element> atom(Children children, Namespace own) {
    List<Element> links = new ArrayList<>(children.all("link", own));
    if (!own.equals(Vocabulary.ATOM)) {
      links.addAll(children.all("link", Vocabulary.ATOM));
    }
    links.removeIf(link -> link.getAttribute("href") == null);
    return links;
  }

  /// What a link is: one word or several (RFC 4287, section 4.2.7.2).
  static List<String> rel(Element link) {
    String rel = link.getAttributeValue("rel", "").strip().toLowerCase(Locale.ROOT);
    return rel.isEmpty() ? List.of("alternate") : List.of(rel.split("\\s+", -1));
  }

  // Pages before other forms of the same.
  private static List<Element> pages(Children children, Namespace own) {
    List<Element> pages = new ArrayList<>();
    List<Element> others = new ArrayList<>();
    for (Element link : atom(children, own)) {
      if (rel(link).contains("alternate")) {
        String type = link.getAttributeValue("type", "text/html").toLowerCase(Locale.ROOT);
        (type.contains("html") ? pages : others).add(link);
      }
    }
    pages.addAll(others);
    return pages;
  }

  // A guid is a link unless it says that it is not (RSS 2.0), if it looks like one.
  private static Optional<URI> guid(Children children, Namespace own, Bases bases) {
    Optional<Element> guid = children.first("guid", own);
    if (guid.isEmpty()) {
      String about = children.parent().getAttributeValue("about", Vocabulary.RDF);
      return about == null ? Optional.empty() : Limits.whole(NOWHERE, about);
    }
    String permaLink = guid.get().getAttributeValue("isPermaLink", "").strip();
    if (permaLink.equalsIgnoreCase("true")) {
      return bases.resolve(guid.get(), guid.get().getText());
    }
    return permaLink.equalsIgnoreCase("false")
        ? Optional.empty()
        : Limits.whole(NOWHERE, PlainText.spaced(guid.get().getText()));
  }

  private static Optional<URI> child(Children of, String name, Namespace in, Bases bases) {
    return of.first(name, in).flatMap(child -> bases.resolve(child, child.getText()));
  }
}
