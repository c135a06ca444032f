package org.storywatch.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;
import org.storywatch.format.PlainText;

/// The outlines of an OPML document. Those with an address are feeds, others with a name are
/// folders. Names of attributes vary in case from reader to reader. The parser refuses more than a
/// hundred levels, so that what calls itself for each level comes to an end.
///
/// @param body the element that holds them all
record Tree(Element body) {
  private static final List<String> NAMES = List.of("type", "text", "title", "xmlUrl", "htmlUrl");

  /// An outline and the element that it was read from.
  record Node(Outline outline, Element element) {}

  static Tree of(Element root, String place) throws BrokenList {
    Optional<Element> body = children(root, "body").findFirst();
    if (!root.getName().equalsIgnoreCase("opml") || body.isEmpty()) {
      throw new BrokenList(place, "is not an OPML file");
    }
    return new Tree(body.get());
  }

  List<Node> feeds() {
    List<Node> found = new ArrayList<>();
    walk(body, List.of(), found);
    return found;
  }

  private static void walk(Element parent, List<String> folders, List<Node> found) {
    for (Element element : outlines(parent)) {
      Optional<String> url = value(element, "xmlUrl");
      String title = title(element);
      String fullText = value(element, "fullText").orElse("");
      url.ifPresent(
          written -> found.add(new Node(new Outline(written, title, folders, fullText), element)));
      walk(element, url.isPresent() || title.isEmpty() ? folders : with(folders, title), found);
    }
  }

  private static List<String> with(List<String> folders, String folder) {
    List<String> inner = new ArrayList<>(folders);
    inner.add(folder);
    return inner;
  }

  /// The first folder of this name, wherever it is; a new one where there is none.
  Element folder(String name) {
    String cleaned = PlainText.spaced(name);
    return find(body, cleaned).orElseGet(() -> folder(List.of(cleaned)));
  }

  private static Optional<Element> find(Element parent, String name) {
    for (Element folder : folders(parent)) {
      Optional<Element> found =
          title(folder).equals(name) ? Optional.of(folder) : find(folder, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// The folder with this path, made where there is none.
  Element folder(List<String> path) {
    Element at = body;
    for (String name : path) {
      Element parent = at;
      at =
          folders(parent).stream()
              .filter(folder -> title(folder).equals(name))
              .findFirst()
              .orElseGet(() -> make(parent, name));
    }
    return at;
  }

  private static Element make(Element parent, String name) {
    Element folder = element(parent, "outline");
    set(folder, "text", name);
    set(folder, "title", name);
    append(parent, folder);
    return folder;
  }

  static Element element(Element like, String name) {
    return new Element(name, like.getNamespace());
  }

  /// Sets an attribute, unless there is nothing to set.
  static void set(Element element, String name, String value) {
    // What no XML may contain; a feed in JSON can have it in its title.
    String clean = PlainText.spaced(value.replaceAll("[\\p{Cc}\\p{Cs}\\ufffe\\uffff]", " "));
    if (!clean.isEmpty()) {
      element.setAttribute(name, clean);
    }
  }

  /// A feed's outline for another list: without outlines inside, and as every reader knows it.
  static Element copy(Element outline, Feed feed) {
    Element copy = outline.clone();
    outlines(copy).forEach(Element::detach);
    if (copy.getChildren().isEmpty()) {
      copy.removeContent();
    }
    for (Attribute attribute : copy.getAttributes()) {
      NAMES.stream()
          .filter(name -> name.equalsIgnoreCase(attribute.getName()))
          .filter(name -> copy.getAttribute(name) == null)
          .forEach(attribute::setName);
    }
    copy.setAttribute("xmlUrl", feed.url().toString());
    if (copy.getAttribute("text") == null) {
      set(copy, "text", feed.title().isEmpty() ? Link.shown(feed.url()).toString() : feed.title());
    }
    if (copy.getAttribute("type") == null) {
      copy.setAttribute("type", "rss");
    }
    return copy;
  }

  /// Adds an element at the end, on a line of its own where the others have one.
  static void append(Element parent, Element child) {
    String outer = indent(parent);
    int last = parent.getContentSize() - 1;
    while (last >= 0 && !(parent.getContent(last) instanceof Element)) {
      last--;
    }
    String first = outer.isEmpty() ? "" : outer + "  ";
    String inner = last < 0 ? first : indent(parent, last);
    int size = parent.getContentSize();
    if (size > 0 && isBlank(parent.getContent(size - 1))) {
      parent.removeContent(size - 1);
    }
    parent.addContent(new Text(inner));
    parent.addContent(child);
    parent.addContent(new Text(inner.isEmpty() ? "" : outer));
  }

  /// Takes an element out, and its line with it. One with outlines inside stays as their folder.
  static void remove(Element outline) {
    if (!outlines(outline).isEmpty()) {
      outline.getAttributes().removeIf(one -> one.getName().equalsIgnoreCase("xmlUrl"));
      return;
    }
    Element parent = outline.getParentElement();
    int at = parent.indexOf(outline);
    parent.removeContent(at);
    if (at > 0 && isBlank(parent.getContent(at - 1))) {
      parent.removeContent(at - 1);
    }
  }

  /// The line break and the blanks before an element; empty where it does not begin a line.
  private static String indent(Element element) {
    Element parent = element.getParentElement();
    return parent == null ? "" : indent(parent, parent.indexOf(element));
  }

  private static String indent(Element parent, int at) {
    if (at == 0 || !isBlank(parent.getContent(at - 1))) {
      return "";
    }
    String blank = parent.getContent(at - 1).getValue();
    return blank.indexOf('\n') < 0 ? "" : blank.substring(blank.lastIndexOf('\n'));
  }

  private static boolean isBlank(Content content) {
    return content instanceof Text text && text.getText().isBlank();
  }

  private static List<Element> folders(Element parent) {
    return outlines(parent).stream().filter(one -> value(one, "xmlUrl").isEmpty()).toList();
  }

  private static List<Element> outlines(Element parent) {
    return children(parent, "outline").toList();
  }

  private static Stream<Element> children(Element parent, String name) {
    return parent.getChildren().stream().filter(one -> one.getName().equalsIgnoreCase(name));
  }

  private static String title(Element outline) {
    return value(outline, "title").or(() -> value(outline, "text")).orElse("");
  }

  private static Optional<String> value(Element outline, String name) {
    return outline.getAttributes().stream()
        .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
        .map(attribute -> PlainText.spaced(attribute.getValue()))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
