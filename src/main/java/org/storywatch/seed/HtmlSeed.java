package org.storywatch.seed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/// A saved web page as a seed: its headline and paragraphs.
final class HtmlSeed {
  private static final String FURNITURE =
      "script, style, noscript, nav, header, footer, aside, form, button, figure, iframe,"
          + " [class*=comment], [id*=comment], [class*=share], [class*=related]";
  private static final String BLOCKS = "p, h2, h3, h4, li, blockquote, pre";

  private HtmlSeed() {}

  static SeedDocument read(byte[] content) throws UnusableSeedException {
    try {
      return of(Jsoup.parse(new ByteArrayInputStream(content), null, ""));
    } catch (IOException e) {
      throw new UnusableSeedException("is no web page; save the article as text");
    }
  }

  static SeedDocument of(Document page) {
    String title = title(page);
    Element body = article(page);
    body.select(FURNITURE).remove();
    Elements blocks = body.select(BLOCKS);
    blocks.removeIf(block -> block.parents().is(BLOCKS));
    String text =
        blocks.text().isBlank() ? body.wholeText() : String.join("\n\n", blocks.eachText());
    return new SeedDocument(title, text);
  }

  private static String title(Document page) {
    String shared = page.select("meta[property=og:title]").attr("content");
    Elements headings = page.select("h1");
    if (!shared.isBlank()) {
      return shared;
    }
    return headings.size() == 1 ? headings.text() : page.title();
  }

  /// The part of the page that says it is the article, or all of it.
  private static Element article(Document page) {
    return Optional.ofNullable(page.selectFirst("article"))
        .or(() -> Optional.ofNullable(page.selectFirst("main, [role=main]")))
        .orElse(page.body());
  }
}
