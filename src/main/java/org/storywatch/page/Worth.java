package org.storywatch.page;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// How much speaks for each element to be the one that holds the article.
///
/// Every paragraph is worth something by its length and its commas, and gives that to the element
/// that holds it, and less of it to those farther up. So the element wins that holds most prose
/// with least around it.
final class Worth {
  /// Shorter ones, in characters, are as likely to be buttons.
  private static final int PARAGRAPH = 25;

  private static final int LINE = 100;
  private static final int MOST_LINES = 3;
  private static final int GENERATIONS = 5;
  private static final int NAME = 25;

  private final IdentityHashMap<Element, Double> prose = new IdentityHashMap<>();
  private final IdentityHashMap<Element, Integer> order = new IdentityHashMap<>();
  private final Texts texts;
  private final Cuts cuts;
  private final Tallies tallies;
  private final Care care;
  private final Set<Element> broken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final StringBuilder paragraph = new StringBuilder();

  Worth(Element body, Texts texts, Cuts cuts, Tallies tallies, Care care) {
    this.texts = texts;
    this.cuts = cuts;
    this.tallies = tallies;
    this.care = care;
    read(body, body);
  }

  /// What an element is worth by its prose alone; 0 where it holds none near by.
  double prose(Element element) {
    return prose.containsKey(element) ? unlinked(element, own(element)) : 0;
  }

  /// The same, with what its names say.
  double of(Element element) {
    double names = care.weighsNames() ? NAME * Hints.balance(element) : 0;
    return prose.containsKey(element) ? unlinked(element, own(element) + names) : 0;
  }

  boolean knows(Element element) {
    return prose.containsKey(element);
  }

  /// The elements that hold prose, best first.
  List<Element> best() {
    IdentityHashMap<Element, Double> worth = new IdentityHashMap<>();
    prose.keySet().forEach(element -> worth.put(element, of(element)));
    return prose.keySet().stream()
        .sorted(
            Comparator.comparingDouble((Element element) -> -worth.getOrDefault(element, 0.0))
                .thenComparingInt(element -> order.getOrDefault(element, 0)))
        .toList();
  }

  private double unlinked(Element element, double worth) {
    return worth * (1 - tallies.of(element).linkShare());
  }

  private double own(Element element) {
    return prose.getOrDefault(element, 0.0) + bias(element);
  }

  // What page makers mostly use an element for.
  private static double bias(Element element) {
    return switch (element.normalName()) {
      case "div" -> 5;
      case "pre", "td", "blockquote" -> 3;
      case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
      case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
      default -> 0;
    };
  }

  private void read(Element element, Element holder) {
    order.put(element, order.size());
    boolean block = Kind.block(element);
    Element here = block ? element : holder;
    if (block) {
      end(holder);
    }
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        paragraph.append(text.getWholeText());
      } else if (child instanceof Element inner && !cuts.has(inner)) {
        if (inner.nameIs("br")) {
          breakAt(inner, here);
        } else {
          read(inner, here);
        }
      }
    }
    if (block) {
      end(element);
    }
  }

  private void breakAt(Element br, Element holder) {
    paragraph.append(' ');
    Node next = br.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    if (next instanceof Element element && element.nameIs("br")) {
      broken.add(holder);
      end(holder);
    }
  }

  private void end(Element holder) {
    String text = paragraph.toString();
    paragraph.setLength(0);
    int length = Texts.length(text);
    if (length >= PARAGRAPH) {
      double worth = 2 + Texts.commas(text) + Math.min(length / LINE, MOST_LINES);
      boolean whole = Kind.paragraph(holder) || (texts.isLeaf(holder) && !broken.contains(holder));
      give(worth, whole && holder.parent() != null ? holder.parent() : holder);
    }
  }

  private void give(double worth, Element first) {
    Element element = first;
    for (int up = 0; up < GENERATIONS && order.containsKey(element); up++) {
      prose.merge(element, worth / (1 << up), Double::sum);
      if (element.parent() == null) {
        return;
      }
      element = element.parent();
    }
  }
}
