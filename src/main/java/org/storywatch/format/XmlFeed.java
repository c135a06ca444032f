package org.storywatch.format;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.storywatch.article.Link;

/// Reads RSS, RDF and Atom with ROME.
///
/// Elements of other vocabularies are taken out first: for each one ROME has a module that may
/// throw on somebody's odd value, and with it the whole feed would be lost.
final class XmlFeed {
  private static final Set<String> KNOWN =
      Set.of(
          "",
          "http://purl.org/rss/1.0/",
          "http://my.netscape.com/rdf/simple/0.9/",
          "http://channel.netscape.com/rdf/simple/0.9/",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "http://www.w3.org/2005/Atom",
          "http://purl.org/atom/ns#",
          "http://purl.org/rss/1.0/modules/content/",
          "http://purl.org/dc/elements/1.1/",
          "http://backend.userland.com/rss2",
          "http://www.w3.org/1999/xhtml");

  private XmlFeed() {}

  static Parsed parse(String xml, URI url) {
    Document document;
    try {
      document = XmlDocument.read(xml);
    } catch (JDOMException e) {
      return new Parsed.Unreadable("is not well-formed XML: " + e.getMessage());
    }
    keepKnown(document);
    try {
      SyndFeed feed = build(document);
      return contents(feed, feed.getEntries(), lang(document), url);
    } catch (FeedException | RuntimeException e) {
      return oneByOne(document, url, e);
    }
  }

  // ROME fails as a whole, so a bad entry is found by leaving all others away.
  private static Parsed oneByOne(Document document, URI url, Exception all) {
    List<Element> items = new ArrayList<>();
    for (Element parent : parents(document)) {
      for (Element child : List.copyOf(parent.getChildren())) {
        if (isItem(child)) {
          items.add(child);
        }
      }
    }
    try {
      items.forEach(Element::detach);
      SyndFeed feed = build(document);
      Element parent = parents(document).getLast();
      List<SyndEntry> good = new ArrayList<>();
      for (Element item : items) {
        parent.addContent(item);
        try {
          good.addAll(build(document).getEntries());
        } catch (FeedException | RuntimeException e) {
          // This one is the bad one, or one of them.
        }
        item.detach();
      }
      return contents(feed, good, lang(document), url);
    } catch (FeedException | RuntimeException e) {
      return new Parsed.Unreadable("is not a feed that can be read: " + all.getMessage());
    }
  }

  private static SyndFeed build(Document document) throws FeedException {
    return new SyndFeedInput().build(document);
  }

  private static Parsed.Contents contents(
      SyndFeed feed, List<SyndEntry> found, String lang, URI url) {
    Optional<URI> link = Link.resolve(url, page(feed));
    URI base = link.orElse(url);
    List<Entry> entries =
        found.stream().limit(Limits.ENTRIES).map(entry -> XmlEntry.of(entry, base)).toList();
    return new Parsed.Contents(
        Limits.title(PlainText.line(text(feed.getTitle()))),
        Limits.link(link),
        Lang.tag(text(feed.getLanguage()).isEmpty() ? lang : text(feed.getLanguage())),
        entries);
  }

  // ROME's own choice may be the address of the feed itself.
  private static String page(SyndFeed feed) {
    return feed.getLinks().stream()
        .filter(link -> text(link.getRel()).isEmpty() || "alternate".equals(link.getRel()))
        .map(link -> text(link.getHref()))
        .findFirst()
        .orElse(text(feed.getLink()));
  }

  private static String lang(Document document) {
    return text(document.getRootElement().getAttributeValue("lang", Namespace.XML_NAMESPACE));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  // The levels that ROME gives to modules; what is inside a body stays as it is.
  private static void keepKnown(Document document) {
    Element root = document.getRootElement();
    if (root.getName().equals("rss")) {
      plain(root, root.getNamespace());
    }
    for (Element parent : parents(document)) {
      strip(parent);
      parent.getChildren().stream().filter(XmlFeed::isItem).forEach(XmlFeed::strip);
    }
  }

  private static void strip(Element parent) {
    parent
        .getContent()
        .removeIf(c -> c instanceof Element e && !KNOWN.contains(e.getNamespaceURI()));
  }

  // Some give RSS 2 a namespace, which it does not have.
  private static void plain(Element element, Namespace from) {
    if (element.getNamespace().equals(from)) {
      element.setNamespace(Namespace.NO_NAMESPACE);
      element.getChildren().forEach(child -> plain(child, from));
    }
  }

  private static boolean isItem(Element element) {
    return element.getName().equals("item") || element.getName().equals("entry");
  }

  private static List<Element> parents(Document document) {
    Element root = document.getRootElement();
    return Stream.concat(
            Stream.of(root),
            root.getChildren().stream().filter(child -> child.getName().equals("channel")))
        .toList();
  }
}
