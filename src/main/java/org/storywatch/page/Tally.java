package org.storywatch.page;

import org.jsoup.nodes.Element;

/// What stands in an element and all below it. Texts are counted in characters, white space once.
final class Tally {
  int text;
  double linked;
  int commas;
  int inHeadings;
  int inLists;
  int paragraphs;
  int images;
  int fields;

  void add(Tally other, int times) {
    text += times * other.text;
    linked += times * other.linked;
    commas += times * other.commas;
    inHeadings += times * other.inHeadings;
    inLists += times * other.inLists;
    paragraphs += times * other.paragraphs;
    images += times * other.images;
    fields += times * other.fields;
  }

  /// Counts the element itself, without what is in it.
  void count(Element element, int times) {
    switch (element.normalName()) {
      case "p" -> paragraphs += times;
      case "img" -> images += times;
      case "input" -> fields += times;
      default -> {}
    }
  }

  /// Which part of the text leads elsewhere, 0 to 1.
  double linkShare() {
    return text == 0 ? 0 : linked / text;
  }

  double headingShare() {
    return text == 0 ? 0 : (double) inHeadings / text;
  }

  double listShare() {
    return text == 0 ? 0 : (double) inLists / text;
  }
}
