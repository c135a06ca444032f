package org.storywatch.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// What each element of a page holds before anything is cut: how much prose, and whether blocks.
final class Texts {
  private static final String COMMAS = ",\u060c\u3001\uff0c\ufe10\ufe50\u2e41";

  /// Prose begins at this length, in characters: below stand teasers, captions, and buttons.
  private static final int PROSE = 80;

  private final IdentityHashMap<Element, Integer> prose = new IdentityHashMap<>();
  private final IdentityHashMap<Element, Integer> lengths = new IdentityHashMap<>();
  private final Set<Element> holders = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int all;

  Texts(Element body) {
    this.all = measure(body).prose;
  }

  /// Characters of prose in an element.
  int prose(Element element) {
    return prose.getOrDefault(element, 0);
  }

  /// Which part of all prose of the page stands in an element, 0 to 1.
  double share(Element element) {
    return all == 0 ? 0 : (double) prose(element) / all;
  }

  /// Characters of all text in an element; 0 for what nobody sees.
  int length(Element element) {
    return lengths.getOrDefault(element, 0);
  }

  /// Whether no block stands in it: then it is one paragraph, if it is a block itself.
  boolean isLeaf(Element element) {
    return !holders.contains(element);
  }

  /// How long a text is when white space counts once, and not at its beginning.
  static int length(String text) {
    int length = 0;
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      boolean here = Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00a0';
      length += here && space ? 0 : 1;
      space = here;
    }
    return length == 1 && space ? 0 : length;
  }

  /// Commas of any script.
  static int commas(String text) {
    return (int) text.chars().filter(c -> COMMAS.indexOf(c) >= 0).count();
  }

  private Line measure(Element element) {
    Line line = new Line();
    if (Kind.silent(element) || Kind.hidden(element)) {
      return line;
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        int length = length(text.getWholeText());
        line.length += length;
        line.all += length;
      } else if (child instanceof Element inner) {
        line.add(inner, measure(inner));
        if (Kind.block(inner) || holders.contains(inner)) {
          holders.add(element);
        }
      }
    }
    line.prose += Kind.block(element) && line.isProse() ? line.length : 0;
    line.linked = Kind.link(element) ? line.length : line.linked;
    prose.put(element, line.prose);
    lengths.put(element, line.all);
    return line;
  }

  /// What an element says itself, in the text between its blocks, and all that is in it.
  private static final class Line {
    private int length;
    private int linked;
    private int prose;
    private int all;

    void add(Element element, Line inner) {
      boolean inline = !Kind.block(element);
      length += inline ? inner.length : 0;
      linked += inline ? inner.linked : 0;
      prose += inner.prose;
      all += inner.all;
    }

    boolean isProse() {
      return length >= PROSE && 2 * linked < length;
    }
  }
}
