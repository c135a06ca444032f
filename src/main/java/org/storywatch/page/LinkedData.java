package org.storywatch.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a page tells search engines about its article, as schema.org's `Article` in JSON-LD. Each
/// part is empty where it does not say.
///
/// @param body the whole text, where it is told
record LinkedData(String title, String author, String published, String lang, String body) {
  private static final LinkedData NONE = new LinkedData("", "", "", "", "");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  /// What keeps XML and old browsers from reading a script.
  private static final Pattern WRAPPING =
      Pattern.compile("^\\s*(//\\s*)?(<!\\[CDATA\\[|<!--)|(//\\s*)?(\\]\\]>|-->)\\s*$");

  private static final Pattern LINES = Pattern.compile("\\R+");
  private static final int LONGEST = 1_000_000;
  private static final int MOST_NODES = 10_000;

  static LinkedData of(Document page) {
    return page.select("script[type*=ld+json]").stream()
        .map(Element::data)
        .filter(data -> data.length() <= LONGEST)
        .flatMap(data -> article(data).stream())
        .findFirst()
        .map(LinkedData::read)
        .orElse(NONE);
  }

  private static Optional<JsonNode> article(String data) {
    try {
      return article(JSON.readTree(WRAPPING.matcher(data).replaceAll("")));
    } catch (JacksonException e) {
      return Optional.empty(); // as broken as half of them are
    }
  }

  /// The first article at any depth, nearest first: it may stand in a graph, or be the main entity
  /// of a web page.
  private static Optional<JsonNode> article(JsonNode root) {
    Deque<JsonNode> waiting = new ArrayDeque<>();
    waiting.add(root);
    for (int seen = 0; seen < MOST_NODES && !waiting.isEmpty(); seen++) {
      JsonNode node = waiting.remove();
      if (isArticle(node.path("@type"))) {
        return Optional.of(node);
      }
      node.valueStream().filter(JsonNode::isContainer).forEach(waiting::add);
    }
    return Optional.empty();
  }

  private static boolean isArticle(JsonNode type) {
    String name = text(type.isArray() ? type.path(0) : type);
    return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
  }

  private static LinkedData read(JsonNode article) {
    return new LinkedData(
        line(text(article.path("headline"))),
        author(article.path("author")),
        text(article.path("datePublished")),
        text(article.path("inLanguage")),
        paragraphs(text(article.path("articleBody"))));
  }

  private static String author(JsonNode author) {
    if (author.isArray()) {
      return author
          .valueStream()
          .map(LinkedData::author)
          .filter(name -> !name.isEmpty())
          .collect(Collectors.joining(", "));
    }
    return line(text(author.isObject() ? author.path("name") : author));
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.asString() : "";
  }

  // Many put markup and character references into it, though it is meant to be plain.
  private static String line(String written) {
    return Writer.line(Jsoup.parse(written).text());
  }

  private static String paragraphs(String written) {
    Element body = Jsoup.parse(PageText.bounded(LINES.matcher(written).replaceAll("<p>"))).body();
    return Writer.text(List.of(body), new Cuts());
  }
}
