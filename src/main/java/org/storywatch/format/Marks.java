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
    return new Marks(
        Limits.link(Links.of(item, own, bases)),
        lang(item, own),
        Stamp.of(dates(item, own)),
        first(item, "title", Vocabulary.DC, Vocabulary.MEDIA, Vocabulary.DCTERMS),
        author(item),
        texts(item));
  }

  /// The date alone, which tells the order of entries before they are read.
  static Stamp stamp(Element item) {
    return Stamp.of(dates(item, item.getNamespace()));
  }

  private static Stream<String> dates(Element item, Namespace own) {
    List<Namespace> vocabularies =
        List.of(own, Vocabulary.DC, Vocabulary.DCTERMS, Vocabulary.ATOM, Namespace.NO_NAMESPACE);
    return Stream.of(PUBLISHED, CHANGED)
        .flatMap(List::stream)
        .flatMap(name -> vocabularies.stream().map(in -> text(item, name, in)));
  }

  private static String lang(Element item, Namespace own) {
    String dc = text(item, "language", Vocabulary.DC);
    if (!dc.isEmpty()) {
      return Lang.tag(dc);
    }
    String lang = Lang.of(item);
    for (String part : List.of("content", "title", "summary", "description")) {
      Element child = lang.isEmpty() ? item.getChild(part, own) : null;
      lang = child == null ? lang : Lang.of(child);
    }
    return Lang.tag(lang);
  }

  private static String author(Element item) {
    Element atom = item.getChild("author", Vocabulary.ATOM);
    String name = atom == null ? "" : text(atom, "name", Vocabulary.ATOM);
    return name.isEmpty() ? first(item, "author", Vocabulary.ITUNES) : name;
  }

  private static List<String> texts(Element item) {
    List<String> texts = new ArrayList<>();
    texts.add(text(item, "summary", Vocabulary.ITUNES));
    texts.add(text(item, "abstract", Vocabulary.DCTERMS));
    texts.add(text(item, "description", Vocabulary.DC));
    media(item, texts);
    for (Element group : item.getChildren("group", Vocabulary.MEDIA)) {
      media(group, texts);
    }
    Element body = item.getChild("body", Vocabulary.XHTML);
    if (body != null) {
      texts.add(markup(body));
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static void media(Element parent, List<String> texts) {
    texts.add(text(parent, "description", Vocabulary.MEDIA));
    for (Element content : parent.getChildren("content", Vocabulary.MEDIA)) {
      texts.add(text(content, "description", Vocabulary.MEDIA));
    }
  }

  /// What is in an element, as markup.
  static String markup(Element element) {
    return new XMLOutputter(Format.getRawFormat()).outputString(element.getContent());
  }

  private static String first(Element item, String name, Namespace... vocabularies) {
    return Stream.of(vocabularies)
        .map(in -> text(item, name, in))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(Element parent, String name, Namespace in) {
    Element child = parent.getChild(name, in);
    return child == null ? "" : child.getValue().strip();
  }
}
