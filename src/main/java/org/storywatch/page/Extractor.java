package org.storywatch.page;

import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.storywatch.net.Body;

/// Makes the article out of a web page. Safe for any number of threads; the same page gives the
/// same article.
///
/// Any input gives a [Page]. Of a page of absurd length only the beginning is read, and what is
/// nested deeper than [#DEEPEST] levels is read as if it stood there; news pages have 40.
public final class Extractor {
  private static final int DEEPEST = 200;

  /// A text that is shorter, in characters, may be the wrong part of the page.
  private static final int ENOUGH = 250;

  private static final double LIST = 0.5;

  /// Reads the bytes of an answer.
  ///
  /// @param contentType as in HTTP, empty for none
  /// @param url where it was read from; its links are relative to it
  public Page extract(Body body, String contentType, URI url) {
    return extract(PageText.decode(body, contentType), url);
  }

  /// Reads a page that was decoded before.
  public Page extract(String html, URI url) {
    Document page = parse(PageText.bounded(html), url);
    LinkedData data = LinkedData.of(page);
    Metadata metadata = Metadata.of(page, data, url);
    String text = text(page.body(), metadata.title());
    // Some pages are drawn by a script and tell search engines only what they say.
    boolean said = data.body().length() > 2 * text.length();
    return metadata.page(said ? data.body() : text);
  }

  private static Document parse(String html, URI url) {
    Parser parser = Parser.htmlParser();
    parser.setMaxDepth(DEEPEST);
    return parser.parseInput(html, url.toString());
  }

  private static String text(Element body, String title) {
    Texts texts = new Texts(body);
    DataTables tables = new DataTables(body);
    Optional<String> best = Optional.empty();
    for (Care care : Care.values()) {
      String text = read(body, title, texts, tables, care);
      if (text.length() >= ENOUGH) {
        return text;
      }
      if (text.length() > best.map(String::length).orElse(0)) {
        best = Optional.of(text);
      }
    }
    return best.orElse("");
  }

  private static String read(
      Element body, String title, Texts texts, DataTables tables, Care care) {
    Cuts cuts = new Furniture(texts, title, care).in(body);
    Tallies tallies = new Tallies(body, cuts);
    Worth worth = new Worth(body, texts, cuts, tallies, care);
    Choice choice = new Chooser(texts, tables, tallies, worth).choose(body);
    if (isList(choice, tallies)) {
      return "";
    }
    if (care.trims()) {
      new Trim(texts, tables, tallies, care).inside(choice);
    }
    return Writer.text(choice.parts(), cuts);
  }

  /// Whether there is no article, but links to articles.
  private static boolean isList(Choice choice, Tallies tallies) {
    Tally all = new Tally();
    choice.parts().forEach(part -> all.add(tallies.of(part), 1));
    return all.linkShare() > LIST;
  }
}
