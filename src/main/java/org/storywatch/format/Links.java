package org.storywatch.format;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.storywatch.article.Link;
import org.storywatch.xml.Vocabulary;

/// Finds the page among the links of an entry or of a feed.
final class Links {
  private Links() {}

  /// The page that an element belongs to. Where a service counts clicks, the publisher's own link
  /// goes before the counting one.
  ///
  /// @param own the namespace of the feed's own elements
  static Optional<URI> of(Element element, Namespace own, Bases bases) {
    Optional<URI> found = Optional.empty();
    for (Namespace counter : List.of(Vocabulary.FEEDBURNER, Vocabulary.PHEEDO)) {
      found = found.or(() -> child(element, "origLink", counter, bases));
    }
    // Some write the link of RSS like that of Atom.
    for (Element link : element.getChildren("link", own)) {
      found = found.or(() -> bases.resolve(link, link.getText()));
    }
    for (Element link : pages(element, own)) {
      found = found.or(() -> bases.resolve(link, link.getAttributeValue("href", "")));
    }
    return found.or(() -> guid(element, own, bases));
  }

  /// The links of Atom, in feeds of every kind.
  static List<Element> atom(Element element, Namespace own) {
    List<Element> links = new ArrayList<>(element.getChildren("link", own));
    if (!own.equals(Vocabulary.ATOM)) {
      links.addAll(element.getChildren("link", Vocabulary.ATOM));
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
  private static List<Element> pages(Element element, Namespace own) {
    List<Element> pages = new ArrayList<>();
    List<Element> others = new ArrayList<>();
    for (Element link : atom(element, own)) {
      if (rel(link).contains("alternate")) {
        String type = link.getAttributeValue("type", "text/html").toLowerCase(Locale.ROOT);
        (type.contains("html") ? pages : others).add(link);
      }
    }
    pages.addAll(others);
    return pages;
  }

  // A guid is a link unless it says that it is not (RSS 2.0), if it looks like one.
  private static Optional<URI> guid(Element element, Namespace own, Bases bases) {
    Element guid = element.getChild("guid", own);
    if (guid == null) {
      String about = element.getAttributeValue("about", Vocabulary.RDF);
      return about == null ? Optional.empty() : Link.parse(about);
    }
    String permaLink = guid.getAttributeValue("isPermaLink", "").strip();
    if (permaLink.equalsIgnoreCase("true")) {
      return bases.resolve(guid, guid.getText());
    }
    return permaLink.equalsIgnoreCase("false")
        ? Optional.empty()
        : Link.parse(PlainText.spaced(guid.getText()));
  }

  private static Optional<URI> child(Element of, String name, Namespace in, Bases bases) {
    Element child = of.getChild(name, in);
    return child == null ? Optional.empty() : bases.resolve(child, child.getText());
  }
}
