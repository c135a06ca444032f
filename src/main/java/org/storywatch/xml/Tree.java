package org.storywatch.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;

/// Grows the tree of one root element, tag by tag, within its limits.
///
/// One of the [Repeated] hangs in the tree only once it is closed, so that what is cut off in the
/// middle is not there at all.
final class Tree {
  /// Attributes of one element.
  static final int ATTRIBUTES = 250;

  private static final int DEPTH = 256;
  private static final int ELEMENTS = 250_000;
  private static final int ALL_ATTRIBUTES = 500_000;
  private static final int PREFIXES = 64;

  /// Above this level only elements have text of their own; the rest is layout.
  private static final int LAYOUT = 2;

  private final Repeated repeated;
  private final UncheckedJDOMFactory factory = new UncheckedJDOMFactory();
  private final List<Open> path = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final Document document = new Document();
  private List<String> above = List.of();
  private int elements;
  private int attributes;
  private int omitted;
  private boolean oldestFirst;

  Tree(Repeated repeated) {
    this.repeated = repeated;
  }

  /// An element that is not closed yet.
  ///
  /// @param name as written
  /// @param scope what prefixes mean in it
  /// @param before how many elements there were before it
  private record Open(String name, Element element, Map<String, Namespace> scope, int before) {}

  private record Kept(Element element, int elements) {}

  /// A start tag.
  ///
  /// @param written its attributes as they stand there, declarations of prefixes among them
  void open(String name, Map<String, String> written) throws Oversized {
    flush();
    if (path.size() == DEPTH) {
      throw new Oversized("is nested more than " + DEPTH + " levels deep");
    }
    if (++elements > ELEMENTS) {
      throw new Oversized("has more than " + ELEMENTS + " elements");
    }
    attributes += written.size();
    if (attributes > ALL_ATTRIBUTES) {
      throw new Oversized("has more than " + ALL_ATTRIBUTES + " attributes");
    }
    Map<String, Namespace> scope = scope(written);
    Element element = factory.element(local(name), namespace(name, scope));
    written.forEach((attribute, value) -> attribute(element, attribute, value, scope));
    if (path.isEmpty()) {
      document.setRootElement(element);
    } else if (!isRepeated(element)) {
      factory.addContent(path.getLast().element(), element);
    }
    path.add(new Open(name, element, scope, elements - 1));
  }

  void text(String characters) {
    text.append(characters);
  }

  void text(char[] characters, int from, int length) {
    text.append(characters, from, length);
  }

  /// The end tag of what was opened last.
  void close() {
    flush();
    Open closed = path.removeLast();
    if (!path.isEmpty() && isRepeated(closed.element())) {
      keep(closed);
    }
  }

  boolean isClosed() {
    return path.isEmpty() && document.hasRootElement();
  }

  Document document() {
    return document;
  }

  int omitted() {
    return omitted;
  }

  /// The end tags that are missing when the text breaks off behind the last of the [Repeated];
  /// empty when there was none.
  String missing() {
    StringBuilder missing = new StringBuilder();
    above.reversed().forEach(name -> missing.append("</").append(name).append('>'));
    return missing.toString();
  }

  private boolean isRepeated(Element element) {
    return path.size() <= LAYOUT && repeated.names().contains(element.getName());
  }

  private void keep(Open closed) {
    above = path.stream().map(Open::name).toList();
    int size = elements - closed.before();
    if (kept.size() == repeated.limit()) {
      if (omitted == 0) {
        oldestFirst = repeated.oldestFirst().test(kept.getFirst().element(), closed.element());
      }
      omitted++;
      if (!oldestFirst) {
        elements -= size;
        return;
      }
      Kept oldest = kept.removeFirst();
      elements -= oldest.elements();
      boolean _ = oldest.element().getParent().removeContent(oldest.element());
    }
    kept.addLast(new Kept(closed.element(), size));
    factory.addContent(path.getLast().element(), closed.element());
  }

  private void flush() {
    if (!text.isEmpty()) {
      String run = text.toString();
      text.setLength(0);
      if (!path.isEmpty() && (path.size() > LAYOUT || !run.isBlank())) {
        factory.addContent(path.getLast().element(), factory.text(run));
      }
    }
  }

  private Map<String, Namespace> scope(Map<String, String> written) {
    Map<String, Namespace> outer = path.isEmpty() ? Map.of() : path.getLast().scope();
    if (written.keySet().stream().noneMatch(Tree::isDeclaration)) {
      return outer;
    }
    Map<String, Namespace> scope = new HashMap<>(outer);
    for (Map.Entry<String, String> attribute : written.entrySet()) {
      String name = attribute.getKey();
      if (isDeclaration(name) && scope.size() < PREFIXES) {
        String prefix = name.equals("xmlns") ? "" : name.substring(6);
        scope.put(prefix, Vocabulary.of(prefix, attribute.getValue()));
      }
    }
    return scope;
  }

  private void attribute(Element element, String name, String value, Map<String, Namespace> scope) {
    if (isDeclaration(name)) {
      return;
    }
    Namespace namespace = name.indexOf(':') < 0 ? Namespace.NO_NAMESPACE : namespace(name, scope);
    if (Vocabulary.isKnown(namespace)) {
      factory.setAttribute(element, factory.attribute(local(name), value, namespace));
    }
  }

  private static Namespace namespace(String name, Map<String, Namespace> scope) {
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    Namespace declared = scope.get(prefix);
    return declared == null ? Vocabulary.undeclared(prefix) : declared;
  }

  private static boolean isDeclaration(String attribute) {
    return attribute.startsWith("xmlns") && (attribute.length() == 5 || attribute.charAt(5) == ':');
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1).replace(':', '_');
  }
}
