package org.storywatch.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.Verifier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/// Reads what is not well-formed with jsoup, which closes what was left open and never complains.
final class Mending {
  /// jsoup keeps all of it in memory, so that it gets less.
  private static final int TAGS = 500_000;

  /// Tags of HTML that have no end, wherever they stand in text.
  private static final Pattern ENDLESS =
      Pattern.compile("(?i)<(br|hr|img|wbr|input|embed)(\\s[^<>]*?)?/?>");

  private Mending() {}

  static Reading of(String text, Repeated repeated, boolean cut) throws JDOMException {
    if (text.chars().filter(c -> c == '<').limit(TAGS + 1L).count() > TAGS) {
      throw new Oversized(
          "is not well-formed, and with more than " + TAGS + " tags too large to mend");
    }
    String closed = ENDLESS.matcher(text).replaceAll("<$1$2/>");
    List<Document> documents = new ArrayList<>();
    int omitted = 0;
    String name = "";
    for (Element top : Jsoup.parse(closed, "", Parser.xmlParser()).children()) {
      if (documents.isEmpty() || top.tagName().equals(name)) {
        name = top.tagName();
        Tree tree = new Tree(repeated);
        copy(top, tree);
        documents.add(tree.document());
        omitted += tree.omitted();
      }
    }
    if (documents.isEmpty()) {
      throw new JDOMException("there is no element");
    }
    return new Reading(documents, cut, omitted);
  }

  private static void copy(Element top, Tree tree) throws Oversized {
    Copier copier = new Copier(tree);
    NodeFilter.FilterResult _ = NodeTraversor.filter(copier, top);
    if (copier.trouble != null) {
      throw copier.trouble;
    }
  }

  /// Walks jsoup's tree, whose depth is a stranger's, without recursion.
  private static final class Copier implements NodeFilter {
    private final Tree tree;
    private @Nullable Oversized trouble;

    Copier(Tree tree) {
      this.tree = tree;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      try {
        enter(node, tree);
        return FilterResult.CONTINUE;
      } catch (Oversized e) {
        trouble = e;
        return FilterResult.STOP;
      }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element) {
        tree.close();
      }
      return FilterResult.CONTINUE;
    }
  }

  private static void enter(Node node, Tree tree) throws Oversized {
    if (node instanceof TextNode text) {
      tree.text(text.getWholeText());
    } else if (node instanceof Element element) {
      Map<String, String> attributes = new LinkedHashMap<>();
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        if (isName(name) && attributes.size() < Tree.ATTRIBUTES) {
          attributes.put(name, attribute.getValue());
        }
      }
      tree.open(isName(element.tagName()) ? element.tagName() : "unnamed", attributes);
    }
  }

  private static boolean isName(String name) {
    String plain = name.replaceFirst(":", "");
    return !plain.isEmpty() && Verifier.checkXMLName(plain) == null;
  }
}
