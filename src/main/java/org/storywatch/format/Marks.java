package org.storywatch.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.storywatch.xml.Vocabulary;

/// What an entry says that ROME does not read, or throws on: its date in whatever form, its link
/// with its base, its language, and texts of other vocabularies.
///
/// @param title one of another vocabulary, empty for none
/// @param author likewise
/// @param texts bodies of other vocabularies, as HTML
record Marks(
    String link, String lang, Stamp stamp, String title, String author, List<String> texts) {
  /// Where dates are, the date of publication first.
  private static final List<String> PUBLISHED =
      List.of("pubDate", "published", "issued", "pubdate", "PubDate", "date", "created");

  private static final List<String> CHANGED = List.of("updated", "modified", "lastBuildDate");

  static Marks of(Element item, Namespace own, Bases bases) {
    Children children = new Children(item);
    return new Marks(
        Limits.link(Links.of(children, own, bases)),
        lang(children, own),
        Stamp.of(dates(children, own)),
        first(children, "title", Vocabulary.DC, Vocabulary.MEDIA, Vocabulary.DCTERMS),
        author(children),
        texts(children));
  }

  /// The date alone, which tells the order of entries before they are read.
  static Stamp stamp(Element item) {
    return Stamp.of(dates(new Children(item), item.getNamespace()));
  }

  private static Stream<String> dates(Children children, Namespace own) {
    List<Namespace> vocabularies =
        List.of(own, Vocabulary.DC, Vocabulary.DCTERMS, Vocabulary.ATOM, Namespace.NO_NAMESPACE);
    return Stream.of(PUBLISHED, CHANGED)
        .flatMap(List::stream)
        .flatMap(name -> vocabularies.stream().map(in -> children.text(name, in)));
  }

  private static String lang(Children children, Namespace own) {
    String dc = children.text("language", Vocabulary.DC);
    String lang = dc.isEmpty() ? Lang.of(children.parent()) : dc;
    for (String part : List.of("content", "title", "summary", "description")) {
      if (lang.isEmpty()) {
        lang = children.first(part, own).map(Lang::of).orElse("");
      }
    }
    return Lang.tag(lang);
  }

  private static String author(Children children) {
    return children
        .first("author", Vocabulary.ATOM)
        .map(author -> new Children(author).text("name", Vocabulary.ATOM))
        .filter(name -> !name.isEmpty())
        .orElse(children.text("author", Vocabulary.ITUNES));
  }

  private static List<String> texts(Children children) {
    List<String> texts = new ArrayList<>();
    texts.add(children.text("summary", Vocabulary.ITUNES));
    texts.add(children.text("abstract", Vocabulary.DCTERMS));
    texts.add(children.text("description", Vocabulary.DC));
    media(children, texts);
    for (Element group : children.all("group", Vocabulary.MEDIA)) {
      media(new Children(group), texts);
    }
    children.first("body", Vocabulary.XHTML).ifPresent(body -> texts.add(markup(body)));
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static void media(Children children, List<String> texts) {
    texts.add(children.text("description", Vocabulary.MEDIA));
    for (Element content : children.all("content", Vocabulary.MEDIA)) {
      texts.add(new Children(content).text("description", Vocabulary.MEDIA));
    }
  }

  /// What is in an element, as markup.
  static String markup(Element element) {
    return new XMLOutputter(Format.getRawFormat()).outputString(element.getContent());
  }

  private static String first(Children children, String name, Namespace... vocabularies) {
    return Stream.of(vocabularies)
        .map(in -> children.text(name, in))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
