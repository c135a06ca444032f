package org.storywatch.listing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;
import org.storywatch.format.StrictXml;
import org.storywatch.net.Body;

/// A list of feeds in OPML (opml.org/spec2.opml), which can be changed and written again. What it
/// holds besides feeds stays: comments, unknown attributes, outlines of other kinds, blanks.
public final class Opml {
  private static final String EMPTY =
      """
      <opml version="2.0">
        <head>
          <title>Feeds</title>
        </head>
        <body>
        </body>
      </opml>
      """;

  private final Document document;
  private final Tree tree;
  private final byte[] before;

  private Opml(Document document, Tree tree, byte[] before) {
    this.document = document;
    this.tree = tree;
    this.before = before;
  }

  /// What came of taking the feeds of another list in.
  ///
  /// @param added how many were new
  /// @param known how many were not
  /// @param bad what stands in place of an address
  public record Merged(int added, int known, List<String> bad) {
    /// Copies the list.
    public Merged {
      bad = List.copyOf(bad);
    }
  }

  /// A list without feeds, which stands in no file yet.
  public static Opml empty() {
    try {
      return of(EMPTY.getBytes(StandardCharsets.UTF_8), "", "", new byte[0]);
    } catch (BrokenList e) {
      throw new IllegalStateException("our own list is broken", e);
    }
  }

  /// Reads a file.
  public static Opml open(Path file) throws BrokenList {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return of(bytes, "", file.toString(), bytes);
    } catch (BrokenList e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenList(file.toString(), "cannot be read: " + BrokenList.words(e));
    }
  }

  /// Reads what somebody hands over.
  ///
  /// @param place where it comes from, for what is said of it
  static Opml parse(byte[] bytes, String place) throws BrokenList {
    return of(bytes, "", place, new byte[0]);
  }

  /// Reads what was fetched.
  ///
  /// @param place where it comes from, for what is said of it
  static Opml of(Body body, String contentType, String place) throws IOException {
    return of(body.stream().readAllBytes(), contentType, place, new byte[0]);
  }

  private static Opml of(byte[] bytes, String contentType, String place, byte[] before)
      throws BrokenList {
    String xml;
    try {
      xml = Letters.of(bytes, contentType).stripLeading();
    } catch (CharacterCodingException e) {
      throw new BrokenList(place, "has letters that are not in the encoding that it declares");
    }
    if (!xml.startsWith("<")) {
      throw new BrokenList(place, "is not an OPML file");
    }
    try {
      Document document = StrictXml.read(xml);
      return new Opml(document, Tree.of(document.getRootElement(), place), before);
    } catch (JDOMParseException e) {
      String why =
          String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
      String words = "is not well-formed XML: " + why.replaceFirst("^JAXP\\d+: ", "");
      throw new BrokenList(place + ":" + e.getLineNumber(), words);
    } catch (JDOMException e) {
      throw new BrokenList(place, "is not an OPML file: " + e.getMessage());
    }
  }

  /// Its feeds in the order in which they stand there.
  List<Outline> outlines() {
    return tree.feeds().stream().map(Tree.Node::outline).toList();
  }

  /// Adds a feed at the end of a folder.
  ///
  /// @param page the site that it belongs to, empty for unknown
  /// @param group the name of the folder, which is made where there is none; empty for none
  public void add(Feed feed, String page, String group) {
    Element outline = Tree.element(tree.body(), "outline");
    Tree.set(outline, "type", "rss");
    Tree.set(outline, "text", feed.title().isEmpty() ? Link.host(feed.url()) : feed.title());
    Tree.set(outline, "title", feed.title().isEmpty() ? Link.host(feed.url()) : feed.title());
    Tree.set(outline, "xmlUrl", feed.url().toString());
    Tree.set(outline, "htmlUrl", page);
    feed.fullText()
        .ifPresent(when -> Tree.set(outline, "fullText", when.name().toLowerCase(Locale.ROOT)));
    Tree.append(group.isEmpty() ? tree.body() : tree.folder(group), outline);
  }

  /// Takes a feed out, wherever it stands.
  ///
  /// @param id as [Feed#id()]
  /// @return how often it stood there
  public int remove(String id) {
    List<Tree.Node> those =
        tree.feeds().stream()
            .filter(node -> node.outline().feed().map(Feed::id).equals(Optional.of(id)))
            .toList();
    those.forEach(node -> Tree.remove(node.element()));
    return those.size();
  }

  /// Takes in the feeds of another list, with their folders and attributes.
  ///
  /// @param known the ids of the feeds that are left out; those that are added come to them
  public Merged merge(Opml other, Set<String> known) {
    int added = 0;
    int old = 0;
    List<String> bad = new ArrayList<>();
    Map<List<String>, Element> folders = new HashMap<>();
    for (Tree.Node node : other.tree.feeds()) {
      Optional<Feed> feed = node.outline().feed();
      if (feed.isEmpty()) {
        bad.add(Link.shown(node.outline().url()));
      } else if (known.add(feed.get().id())) {
        Element folder = folders.computeIfAbsent(node.outline().folders(), tree::folder);
        Tree.append(folder, Tree.copy(node.element(), feed.get()));
        added++;
      } else {
        old++;
      }
    }
    return new Merged(added, old, bad);
  }

  /// The document as text, to be stored in UTF-8.
  public String text() {
    return text(Format.getRawFormat().setEncoding("UTF-8"));
  }

  /// The same in ASCII, for a terminal or a pipe of unknown encoding.
  public String ascii() {
    return text(Format.getRawFormat().setEncoding("UTF-8").setEscapeStrategy(c -> c >= 128));
  }

  private String text(Format format) {
    String was = new String(before, StandardCharsets.ISO_8859_1);
    String end = was.contains("\r\n") ? "\r\n" : "\n";
    XMLOutputter out = new XMLOutputter(format.setLineSeparator(end));
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + end);
    // One by one, for blanks between them are not part of the document.
    for (Content part : document.getContent()) {
      text.append(out.outputString(List.of(part))).append(end);
    }
    return text.toString();
  }

  /// Writes it in place of the file that it was read from, or as a new one. Whoever reads the file
  /// meanwhile sees the old or the new one, and nothing between.
  ///
  /// @throws IOException with words for people, also when somebody else has changed the file
  public void save(Path file) throws IOException {
    byte[] now = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    if (!Arrays.equals(now, before)) {
      throw new IOException(file + ": was changed by somebody else meanwhile; try again");
    }
    write(file);
  }

  /// Writes it, whatever the file held before.
  ///
  /// @throws IOException with words for people
  public void write(Path file) throws IOException {
    WholeFile.write(file, text().getBytes(StandardCharsets.UTF_8));
  }
}
