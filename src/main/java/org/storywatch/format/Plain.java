package org.storywatch.format;

import java.util.List;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.storywatch.xml.Vocabulary;

/// Leaves of a feed what ROME is asked for, in the form in which it loses nothing.
final class Plain {
  private static final Set<String> HEAD = Set.of("title", "item", "entry");
  private static final Set<String> ITEM =
      Set.of(
          "title", "link", "guid", "id", "author", "description", "summary", "content", "source");

  private static final Set<String> TEXTS = Set.of("title", "summary", "content");

  private Plain() {}

  /// Takes everything else out of a feed.
  ///
  /// @param head what holds its title
  /// @param own the namespace of its own elements
  static void strip(Element head, List<Element> items, Namespace own) {
    keep(head, head.getChildren().stream().filter(e -> isOf(e, own, HEAD)).toList());
    boolean atom = own.equals(Vocabulary.ATOM) || own.equals(Vocabulary.ATOM_03);
    for (Element item : items) {
      keep(item, item.getChildren().stream().filter(e -> stays(e, own)).toList());
      for (Element child : item.getChildren()) {
        flatten(child, atom);
      }
    }
  }

  // At once: to take one out of many costs JDOM a walk along the others.
  private static void keep(Element parent, List<Element> children) {
    List<Content> _ = parent.removeContent();
    Element _ = parent.addContent(children);
  }

  private static boolean stays(Element child, Namespace own) {
    Namespace in = child.getNamespace();
    String name = child.getName();
    return isOf(child, own, ITEM)
        || (in.equals(Vocabulary.CONTENT) && name.equals("encoded"))
        || (in.equals(Vocabulary.DC) && name.equals("creator"));
  }

  private static boolean isOf(Element child, Namespace own, Set<String> names) {
    return child.getNamespace().equals(own) && names.contains(child.getName());
  }

  // Markup that nobody escaped is elements to XML, which ROME passes over.
  private static void flatten(Element child, boolean atom) {
    if (child.getChildren().isEmpty()) {
      return;
    }
    if (!atom) {
      child.setText(Marks.markup(child));
    } else if (isText(child)) {
      child.setText(Marks.markup(child));
      child.setAttribute("type", "html");
    }
  }

  // Atom 0.3 has elements in all of its texts, Atom 1.0 only where the type says so.
  private static boolean isText(Element child) {
    String type = child.getAttributeValue("type", "text");
    return child.getNamespace().equals(Vocabulary.ATOM)
        && TEXTS.contains(child.getName())
        && (type.startsWith("text") || type.equals("html"));
  }
}
