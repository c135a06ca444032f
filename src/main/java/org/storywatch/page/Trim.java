package org.storywatch.page;

import java.util.List;
import org.jsoup.nodes.Element;

/// Cuts what stands within the article and is not of it: lists of links, boxes of pictures, forms.
/// Judges from the inside outwards, so that a box is judged by what is left in it.
final class Trim {
  /// Who writes so many commas writes prose.
  private static final int PROSE_COMMAS = 10;

  private static final int SHORT = 25;
  private static final double MOSTLY = 0.9;
  private static final double LINKED = 0.2;
  private static final double MUCH_LINKED = 0.5;

  private final Texts texts;
  private final DataTables tables;
  private final Tallies tallies;
  private final Care care;

  Trim(Texts texts, DataTables tables, Tallies tallies, Care care) {
    this.texts = texts;
    this.tables = tables;
    this.tallies = tallies;
    this.care = care;
  }

  void inside(Choice choice) {
    for (Element part : choice.parts()) {
      children(part, place(part));
      if (!part.equals(choice.top())) {
        judge(part, place(part));
      }
    }
  }

  private void children(Element holder, Place place) {
    for (Element child : List.copyOf(holder.children())) {
      if (tallies.has(child)) {
        Place here = inside(place, child);
        children(child, here);
        judge(child, here);
      }
    }
  }

  private void judge(Element element, Place place) {
    boolean out =
        switch (element.normalName()) {
          case "h1", "h2" -> balance(element) < 0;
          case "form", "fieldset", "table", "ul", "ol", "div" ->
              !place.kept() && !isLine(element) && isStrange(element, place);
          default -> false;
        };
    if (out) {
      tallies.cut(element);
    }
  }

  /// One paragraph that happens to be no `p`.
  private boolean isLine(Element element) {
    Tally tally = tallies.of(element);
    return element.nameIs("div")
        && texts.isLeaf(element)
        && tally.images == 0
        && tally.text > 0
        && tally.linkShare() < MUCH_LINKED;
  }

  private boolean isStrange(Element element, Place place) {
    int balance = balance(element);
    if (balance < 0) {
      return true;
    }
    Tally tally = tallies.of(element);
    return tally.commas < PROSE_COMMAS
        && !tables.isIn(element)
        && (isPictures(tally, place)
            || tally.fields > tally.paragraphs / 3
            || (!isList(element, tally) && isLabel(tally, place))
            || isLinks(element, tally, balance)
            || (tally.text == 0 && tally.images == 0));
  }

  private static boolean isPictures(Tally tally, Place place) {
    return !place.figure() && tally.images > 1 && 2 * tally.paragraphs < tally.images;
  }

  private static boolean isLabel(Tally tally, Place place) {
    return !place.figure()
        && tally.text > 0
        && tally.text < SHORT
        && tally.linked > 0
        && tally.headingShare() < MOSTLY
        && (tally.images == 0 || tally.images > 2);
  }

  private static boolean isLinks(Element element, Tally tally, int balance) {
    double most = balance > 0 ? MUCH_LINKED : isList(element, tally) ? 1 : LINKED;
    return tally.linkShare() > most;
  }

  private static boolean isList(Element element, Tally tally) {
    return Kind.list(element) || tally.listShare() > MOSTLY;
  }

  private int balance(Element element) {
    return care.weighsNames() ? Hints.balance(element) : 0;
  }

  private Place place(Element part) {
    boolean kept = part.closest("code") != null || tables.isInside(part);
    return new Place(kept, part.closest("figure") != null);
  }

  private Place inside(Place holder, Element element) {
    boolean kept = tables.is(element) || element.nameIs("code");
    return new Place(holder.kept() || kept, holder.figure() || element.nameIs("figure"));
  }

  /// @param kept in a data table or in code, where everything stays
  private record Place(boolean kept, boolean figure) {}
}
