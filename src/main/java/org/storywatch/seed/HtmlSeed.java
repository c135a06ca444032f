package org.storywatch.seed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.storywatch.net.Body;
import org.storywatch.page.Extractor;
import org.storywatch.page.Page;

/// A saved web page as a seed: its article, as the program finds it on any page.
///
/// @param article the headline and the article
/// @param around what was left out of the page, nothing where all of it is the article
record HtmlSeed(SeedDocument article, Optional<LeftOut> around) {
  /// A saved page does not say where it was.
  private static final URI NOWHERE = URI.create("https://localhost/");

  private static final String BLOCKS =
      "p, li, h1, h2, h3, h4, h5, h6, td, blockquote, button, label";

  private static final Extractor EXTRACTOR = new Extractor();

  /// @param content a page as it was saved
  static HtmlSeed read(byte[] content) {
    Body body = Body.of(content);
    return of(EXTRACTOR.extract(body, "", NOWHERE), Jsoup.parse(body.text(StandardCharsets.UTF_8)));
  }

  /// @param html a page that was decoded before
  static HtmlSeed of(String html) {
    return of(EXTRACTOR.extract(html, NOWHERE), Jsoup.parse(html));
  }

  private static HtmlSeed of(Page page, Document all) {
    if (page.text().isBlank()) {
      return new HtmlSeed(new SeedDocument(page.title(), all.body().wholeText()), Optional.empty());
    }
    return new HtmlSeed(new SeedDocument(page.title(), page.text()), around(page, all));
  }

  private static Optional<LeftOut> around(Page page, Document all) {
    String article = plain(page.title() + " " + page.text());
    List<String> rest =
        all.body().select(BLOCKS).stream()
            .map(block -> plain(block.text()))
            .filter(text -> !text.isEmpty() && !article.contains(text))
            .toList();
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new LeftOut("around the article", rest.getFirst(), rest.size()));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
