package org.storywatch.page;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The [Tally] of every element that is read, kept right while more is cut.
final class Tallies {
  /// A link to another place of the same page, such as a footnote, says less than a link away.
  private static final double ANCHOR = 0.3;

  private final IdentityHashMap<Element, Tally> tallies = new IdentityHashMap<>();
  private final Cuts cuts;

  Tallies(Element root, Cuts cuts) {
    this.cuts = cuts;
    tally(root, new Place(0, false, false));
  }

  /// Of a cut element, nothing.
  Tally of(Element element) {
    Tally tally = tallies.get(element);
    return tally == null ? new Tally() : tally;
  }

  boolean has(Element element) {
    return !cuts.has(element);
  }

  /// Cuts an element and takes it from the tallies of all that hold it.
  void cut(Element element) {
    Tally gone = new Tally();
    gone.add(of(element), 1);
    gone.count(element, 1);
    cuts.add(element);
    for (Element up = element.parent(); up != null && tallies.containsKey(up); up = up.parent()) {
      of(up).add(gone, -1);
    }
  }

  private Tally tally(Element element, Place place) {
    Tally tally = new Tally();
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        place.count(text.getWholeText(), tally);
      } else if (child instanceof Element inner) {
        if (has(inner)) {
          tally.add(tally(inner, place.inside(inner)), 1);
        }
        // A form speaks against what holds it, though nothing in it is read.
        if (has(inner) || inner.nameIs("input")) {
          tally.count(inner, 1);
        }
      }
    }
    tallies.put(element, tally);
    return tally;
  }

  private record Place(double link, boolean heading, boolean list) {
    Place inside(Element element) {
      double here = element.attr("href").startsWith("#") ? ANCHOR : 1;
      return new Place(
          Kind.link(element) ? here : link,
          heading || Kind.heading(element),
          list || Kind.list(element));
    }

    void count(String text, Tally tally) {
      int length = Texts.length(text);
      tally.text += length;
      tally.linked += length * link;
      tally.commas += Texts.commas(text);
      tally.inHeadings += heading ? length : 0;
      tally.inLists += list ? length : 0;
    }
  }
}
