package org.storywatch.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.storywatch.xml.Vocabulary;

/// The three families of feeds, and how a document of each must look for ROME to read it: the right
/// namespace, and the entries where the standard has them.
enum Dialect {
  RSS,
  RDF,
  ATOM,
  ATOM_03;

  private static final Set<String> OLD_RSS = Set.of("0.91", "0.92", "0.93", "0.94");

  /// The namespace of its own elements.
  Namespace namespace() {
    return switch (this) {
      case RSS -> Namespace.NO_NAMESPACE;
      case RDF -> Vocabulary.RSS_10;
      case ATOM -> Vocabulary.ATOM;
      case ATOM_03 -> Vocabulary.ATOM_03;
    };
  }

  /// What a document is, empty for no feed. Puts it in order.
  static Optional<Dialect> settle(Document document) {
    Element root = document.getRootElement();
    return switch (root.getName().toLowerCase(Locale.ROOT)) {
      case "rss" -> Optional.of(rss(root));
      case "channel" -> {
        Element channel = document.detachRootElement();
        Element rss = new Element("rss");
        channel.setName("channel");
        document.setRootElement(rss.addContent(channel));
        adopt(channel, channel.getNamespace(), Namespace.NO_NAMESPACE);
        yield Optional.of(rss(rss));
      }
      case "rdf" -> Optional.of(rdf(root));
      case "feed" -> atom(root);
      default -> Optional.empty();
    };
  }

  /// The element that holds title, link and the like.
  Element header(Document document) {
    Element root = document.getRootElement();
    return this == RSS || this == RDF ? root.getChild("channel", namespace()) : root;
  }

  /// The entries in their order.
  List<Element> items(Document document) {
    Element root = document.getRootElement();
    return switch (this) {
      case RSS -> root.getChild("channel").getChildren("item");
      case RDF -> root.getChildren("item", Vocabulary.RSS_10);
      case ATOM, ATOM_03 -> root.getChildren("entry", namespace());
    };
  }

  private static Dialect rss(Element root) {
    adopt(root, root.getNamespace(), Namespace.NO_NAMESPACE);
    root.setName("rss");
    String version = root.getAttributeValue("version", "").strip();
    root.setAttribute("version", OLD_RSS.contains(version) ? version : "2.0");
    List<Element> channels = List.copyOf(root.getChildren("channel"));
    Element channel = channels.isEmpty() ? new Element("channel") : channels.getFirst();
    if (channels.isEmpty()) {
      root.addContent(0, channel);
    }
    // Some close the channel before the first item, or have one for each part.
    for (Element parent : root.getChildren().stream().filter(e -> !e.equals(channel)).toList()) {
      if (parent.getName().equals("item")) {
        channel.addContent(parent.detach());
      } else {
        List.copyOf(parent.getChildren("item")).forEach(e -> channel.addContent(e.detach()));
      }
    }
    return RSS;
  }

  private static Dialect rdf(Element root) {
    root.setName("RDF");
    root.setNamespace(Vocabulary.RDF);
    for (Namespace wrong :
        List.of(Namespace.NO_NAMESPACE, Vocabulary.RSS_090, Vocabulary.unknown(), Vocabulary.RDF)) {
      root.getChildren().forEach(child -> adopt(child, wrong, Vocabulary.RSS_10));
    }
    Element channel = root.getChild("channel", Vocabulary.RSS_10);
    if (channel == null) {
      root.addContent(0, new Element("channel", Vocabulary.RSS_10));
    } else {
      List.copyOf(channel.getChildren("item", Vocabulary.RSS_10))
          .forEach(e -> root.addContent(e.detach()));
    }
    return RDF;
  }

  private static Optional<Dialect> atom(Element root) {
    boolean old =
        root.getNamespace().equals(Vocabulary.ATOM_03)
            || root.getAttributeValue("version", "").strip().startsWith("0.");
    Dialect dialect = old ? ATOM_03 : ATOM;
    adopt(root, root.getNamespace(), dialect.namespace());
    root.setName("feed");
    boolean feed =
        root.getChildren().stream()
            .anyMatch(child -> child.getNamespace().equals(dialect.namespace()));
    return feed ? Optional.of(dialect) : Optional.empty();
  }

  // Only elements with the prefix of their root: others say on purpose what they are.
  private static void adopt(Element element, Namespace from, Namespace to) {
    if (from.equals(to)
        || !element.getNamespace().equals(from)
        || !element.getNamespacePrefix().equals(from.getPrefix())) {
      return;
    }
    element.setNamespace(to);
    for (Element child : element.getChildren()) {
      adopt(child, from, to);
    }
  }
}
