package org.storywatch.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// The children of an element by name, looked through once: JDOM looks through all of them for each
/// question.
final class Children {
  private final Element parent;
  private final Map<String, List<Element>> byName = new HashMap<>();

  Children(Element parent) {
    this.parent = parent;
    for (Element child : parent.getChildren()) {
      byName.computeIfAbsent(child.getName(), _ -> new ArrayList<>(1)).add(child);
    }
  }

  Element parent() {
    return parent;
  }

  List<Element> all(String name, Namespace in) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(child -> child.getNamespace().equals(in))
        .toList();
  }

  Optional<Element> first(String name, Namespace in) {
    for (Element child : byName.getOrDefault(name, List.of())) {
      if (child.getNamespace().equals(in)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /// All text of the first one, empty for none.
  String text(String name, Namespace in) {
    return first(name, in).map(child -> child.getValue().strip()).orElse("");
  }
}
