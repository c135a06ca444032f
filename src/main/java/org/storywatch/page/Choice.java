package org.storywatch.page;

import java.util.List;
import org.jsoup.nodes.Element;

/// Where the article stands.
///
/// @param top the element that holds most of it
/// @param parts the top and those of its siblings that belong to it, in the page's order
record Choice(Element top, List<Element> parts) {
  Choice {
    parts = List.copyOf(parts);
  }
}
