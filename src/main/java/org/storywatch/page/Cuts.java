package org.storywatch.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The elements of a page that are not read, each with all below it.
final class Cuts {
  private final Set<Element> out = Collections.newSetFromMap(new IdentityHashMap<>());

  void add(Element element) {
    out.add(element);
  }

  boolean has(Element element) {
    return out.contains(element);
  }
}
