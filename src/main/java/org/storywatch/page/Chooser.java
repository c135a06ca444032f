package org.storywatch.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Finds the element that holds the article, and what of it stands beside that element.
final class Chooser {
  private static final int RIVALS = 4;
  private static final double RIVAL = 0.75;
  private static final int ENOUGH_RIVALS = 3;

  /// An ancestor that has less than this part of the prose near by holds nothing else of it.
  private static final double FADED = 1.0 / 3;

  private static final double SIBLING = 0.2;
  private static final int LEAST_SIBLING = 10;
  private static final int LONG = 80;
  private static final double LINKED = 0.25;
  private static final Pattern SENTENCE = Pattern.compile("[.!?\u3002\uff01\uff1f\u061f](\\s|$)");

  private final Texts texts;
  private final DataTables tables;
  private final Tallies tallies;
  private final Worth worth;

  Chooser(Texts texts, DataTables tables, Tallies tallies, Worth worth) {
    this.texts = texts;
    this.tables = tables;
    this.tallies = tallies;
    this.worth = worth;
  }

  Choice choose(Element body) {
    List<Element> best =
        worth.best().stream().filter(element -> !tables.isInside(element)).toList();
    if (best.isEmpty()) {
      return new Choice(body, List.of(body));
    }
    Element top = lifted(shared(best, body), body);
    return new Choice(top, top.equals(body) ? List.of(top) : withSiblings(top));
  }

  /// The best, or what it shares with its rivals: an article in several boxes.
  private Element shared(List<Element> best, Element body) {
    Element first = best.getFirst();
    double enough = RIVAL * worth.of(first);
    List<Element> rivals =
        best.stream().skip(1).limit(RIVALS).filter(one -> worth.of(one) >= enough).toList();
    if (rivals.size() < ENOUGH_RIVALS) {
      return first;
    }
    for (Element up = first; up != null && !up.equals(body); up = up.parent()) {
      if (holds(up, rivals) >= ENOUGH_RIVALS) {
        return up;
      }
    }
    return first;
  }

  private static long holds(Element holder, List<Element> elements) {
    return elements.stream()
        .filter(one -> !one.equals(holder) && one.parents().contains(holder))
        .count();
  }

  /// Climbs where the prose grows again instead of fading: there is more of it in other branches.
  /// Then over the elements that hold nothing else, to see the siblings of the outermost.
  private Element lifted(Element start, Element body) {
    Element top = start;
    double last = worth.prose(start);
    double floor = last * FADED;
    for (Element up = start; up.parent() != null && !up.equals(body); up = up.parent()) {
      double here = worth.prose(up);
      if (here > last) {
        top = up;
        break;
      }
      if (worth.knows(up) && here < floor) {
        break;
      }
      last = worth.knows(up) ? here : last;
    }
    while (!top.equals(body)
        && top.parent() != null
        && !top.parent().equals(body)
        && isAlone(top)) {
      top = top.parent();
    }
    return top;
  }

  private boolean isAlone(Element element) {
    return element.siblingElements().stream().noneMatch(tallies::has);
  }

  private List<Element> withSiblings(Element top) {
    Element holder = top.parent();
    if (holder == null) {
      return List.of(top);
    }
    List<Element> all = holder.children().stream().filter(tallies::has).toList();
    BitSet parts = new BitSet();
    for (int i = 0; i < all.size(); i++) {
      parts.set(i, all.get(i).equals(top) || belongs(all.get(i), top));
    }
    return filled(all, parts);
  }

  private boolean belongs(Element sibling, Element top) {
    double weight = worth.of(top);
    boolean twin = !top.className().isEmpty() && sibling.className().equals(top.className());
    double bonus = twin ? SIBLING * weight : 0;
    if (worth.knows(sibling)
        && worth.of(sibling) + bonus >= Math.max(LEAST_SIBLING, SIBLING * weight)) {
      return true;
    }
    Tally tally = tallies.of(sibling);
    if (isParagraph(sibling)) {
      return tally.text > LONG
          ? tally.linkShare() < LINKED
          : tally.linked == 0 && SENTENCE.matcher(sibling.text()).find();
    }
    return twin
        && sibling.nameIs(top.normalName())
        && texts.prose(sibling) > 0
        && tally.linkShare() < LINKED;
  }

  /// Adds what stands between the parts, and a heading right above them.
  private List<Element> filled(List<Element> all, BitSet parts) {
    int from = parts.nextSetBit(0);
    int to = parts.length();
    List<Element> filled = new ArrayList<>();
    if (parts.cardinality() > 1 && from > 0 && isSubheading(all.get(from - 1))) {
      filled.add(all.get(from - 1));
    }
    for (int i = from; i < to; i++) {
      Tally tally = tallies.of(all.get(i));
      boolean fits = tally.text > 0 && tally.linkShare() < LINKED && isTextual(all.get(i));
      if (fits || parts.get(i)) {
        filled.add(all.get(i));
      }
    }
    return filled;
  }

  private static boolean isSubheading(Element element) {
    return Kind.heading(element) && !element.nameIs("h1");
  }

  private boolean isTextual(Element element) {
    return isParagraph(element)
        || Kind.heading(element)
        || Kind.list(element)
        || element.nameIs("blockquote")
        || element.nameIs("pre")
        || element.nameIs("figure");
  }

  private boolean isParagraph(Element element) {
    return element.nameIs("p") || (element.nameIs("div") && texts.isLeaf(element));
  }
}
