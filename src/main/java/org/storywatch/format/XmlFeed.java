package org.storywatch.format;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jspecify.annotations.Nullable;
import org.storywatch.xml.Oversized;
import org.storywatch.xml.Reading;
import org.storywatch.xml.Repeated;
import org.storywatch.xml.Xml;

/// Reads RSS, RDF and Atom with ROME.
///
/// ROME gets only the elements whose values cannot make it fail, for it fails as a whole; the
/// others are read here ([Header], [Marks]).
final class XmlFeed {
  private static final Repeated ENTRIES =
      new Repeated(
          Set.of("item", "entry"),
          Limits.ENTRIES,
          (first, last) -> Marks.stamp(first).instant().isBefore(Marks.stamp(last).instant()));

  private final Document document;
  private final Dialect dialect;
  private final Header header;
  private final Bases bases;
  private final Optional<URI> link;

  private XmlFeed(Document document, Dialect dialect, URI url) {
    this.document = document;
    this.dialect = dialect;
    this.header = new Header(dialect.header(document), dialect.namespace());
    this.link = header.link(new Bases(url, url));
    this.bases = new Bases(url, link.orElse(url));
  }

  static Parsed parse(String xml, URI url) {
    Reading reading;
    try {
      reading = Xml.read(xml, ENTRIES);
    } catch (Oversized e) {
      return new Parsed.Unreadable(Limits.words(e), Parsed.Reason.TOO_MUCH);
    } catch (JDOMException e) {
      return new Parsed.Unreadable("is not well-formed XML: " + Limits.words(e));
    }
    return parse(reading, url);
  }

  /// Reads what is XML already.
  static Parsed parse(Reading reading, URI url) {
    Optional<Dialect> dialect = Dialect.settle(reading.document());
    if (dialect.isEmpty()) {
      return new Parsed.Unreadable("is XML, but not a feed", Parsed.Reason.NO_FEED);
    }
    XmlFeed feed = new XmlFeed(reading.document(), dialect.get(), url);
    try {
      return feed.contents(reading, feed.others(reading, url));
    } catch (FeedException | RuntimeException e) {
      return new Parsed.Unreadable("is not a feed that can be read: " + Limits.words(e));
    }
  }

  // Where one document follows another their entries are taken together.
  private List<Entry> others(Reading reading, URI url) throws FeedException {
    List<Entry> entries = new ArrayList<>();
    for (Document other : reading.documents().subList(1, reading.documents().size())) {
      Optional<Dialect> its = Dialect.settle(other);
      if (its.isPresent()) {
        entries.addAll(new XmlFeed(other, its.get(), url).read().entries());
      }
    }
    return entries;
  }

  private Parsed contents(Reading reading, List<Entry> others) throws FeedException {
    Push push = header.push(bases);
    Wishes wishes = header.wishes();
    String lang = header.lang();
    String outer = Lang.tag(Lang.of(document.getRootElement()));
    Read read = read();
    List<Entry> all = new ArrayList<>(read.entries());
    all.addAll(others);
    List<Entry> entries = all.subList(0, Math.min(all.size(), Limits.ENTRIES));
    return new Parsed.Contents(
        read.title(),
        Limits.link(link),
        lang.isEmpty() ? outer : lang,
        entries,
        wishes,
        push,
        reading.cut(),
        reading.omitted() + all.size() - entries.size());
  }

  private record Read(String title, List<Entry> entries) {}

  private Read read() throws FeedException {
    List<Element> items = List.copyOf(dialect.items(document));
    List<Marks> marks =
        items.stream().map(item -> Marks.of(item, dialect.namespace(), bases)).toList();
    Plain.strip(dialect.header(document), items, dialect.namespace());
    try {
      SyndFeed feed = build();
      if (feed.getEntries().size() == items.size()) {
        return new Read(title(feed), entries(feed.getEntries(), marks));
      }
    } catch (FeedException | RuntimeException e) {
      // One entry is bad, or some are; they are found by leaving all others away.
    }
    return oneByOne(items, marks);
  }

  private Read oneByOne(List<Element> items, List<Marks> marks) throws FeedException {
    List<Entry> good = new ArrayList<>();
    List<Element> parents = items.stream().map(Element::getParentElement).toList();
    items.forEach(Element::detach);
    String title = title(build());
    for (int i = 0; i < items.size(); i++) {
      parents.get(i).addContent(items.get(i));
      try {
        good.addAll(entries(build().getEntries(), List.of(marks.get(i))));
      } catch (FeedException | RuntimeException e) {
        // This is one of the bad ones.
      }
      items.get(i).detach();
    }
    return new Read(title, good);
  }

  private SyndFeed build() throws FeedException {
    return new SyndFeedInput().build(document);
  }

  private static List<Entry> entries(List<SyndEntry> found, List<Marks> marks) {
    List<Entry> entries = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      entries.add(XmlEntry.of(found.get(i), marks.get(i)));
    }
    return entries;
  }

  private static String title(SyndFeed feed) {
    return Limits.title(PlainText.line(text(feed.getTitle())));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
