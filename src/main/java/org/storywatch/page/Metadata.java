package org.storywatch.page;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.storywatch.article.Link;

/// What a page says about its article outside the text.
record Metadata(URI url, String title, String author, String lang, Instant published) {
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_AUTHOR = 200;
  private static final int LANGUAGE = 3;
  private static final int HEADLINE_WORDS = 3;
  private static final Pattern BY =
      Pattern.compile("(?i)^(by|von|par|por|door|av|di)\\s+(?=\\p{Lu})");
  private static final Pattern ADDRESS = Pattern.compile("(?i)^(https?:)?//.*|^@.*");

  /// What parts a headline from the name of the outlet in a page's title.
  private static final Pattern OUTLET =
      Pattern.compile("\\s+[|\u00b7\u2022\u00bb\u2013\u2014-]\\s+");

  private static final Pattern DASH =
      Pattern.compile("\\s+[|\u00b7\u2022\u00bb\u2013\u2014-]\\s+$");

  private static final List<String> TITLES =
      List.of("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title");
  private static final List<String> AUTHORS =
      List.of("author", "article:author", "parsely-author", "dc.creator", "sailthru.author");
  private static final List<String> DATES =
      List.of(
          "article:published_time",
          "og:published_time",
          "article:published",
          "parsely-pub-date",
          "sailthru.date",
          "datepublished",
          "date",
          "pubdate",
          "publishdate",
          "publish-date",
          "dc.date.issued",
          "dc.date",
          "dcterms.created",
          "cxenseparse:recs:publishtime");

  static Metadata of(Document page, LinkedData data, URI url) {
    Map<String, String> metas = metas(page);
    return new Metadata(
        canonical(page, metas, url),
        title(page, data, metas),
        author(page, data, metas),
        lang(page, data, metas),
        Dates.first(
            Stream.of(
                    Stream.of(data.published()),
                    DATES.stream().map(name -> metas.getOrDefault(name, "")),
                    attributes(page, "[itemprop=datePublished]", "datetime", "content"),
                    attributes(page, "time[pubdate], article time, main time", "datetime"),
                    attributes(page, "time[datetime]", "datetime"))
                .flatMap(written -> written)));
  }

  Page page(String text) {
    return new Page(url, title, author, text, lang, published);
  }

  /// By lower-case name, the first of each; one element may have several names.
  private static Map<String, String> metas(Document page) {
    Map<String, String> metas = new HashMap<>();
    for (Element meta : page.select("meta[content]")) {
      String names =
          String.join(" ", meta.attr("property"), meta.attr("name"), meta.attr("itemprop"));
      String content = Writer.line(meta.attr("content"));
      Arrays.stream(names.toLowerCase(Locale.ROOT).split("\\s+", -1))
          .filter(name -> !name.isEmpty() && !content.isEmpty())
          .forEach(name -> metas.putIfAbsent(name, content));
    }
    return metas;
  }

  private static String title(Document page, LinkedData data, Map<String, String> metas) {
    String heading = single(page, "h1");
    return PageText.cut(
        first(
            Stream.of(
                Stream.of(data.title()),
                TITLES.stream()
                    .map(name -> metas.getOrDefault(name, ""))
                    .map(title -> without(metas.getOrDefault("og:site_name", ""), title)),
                Stream.of(shortened(Writer.line(page.title()), heading), heading))),
        LONGEST_LINE);
  }

  private static String without(String outlet, String title) {
    String rest =
        title.endsWith(outlet) ? title.substring(0, title.length() - outlet.length()) : "";
    String headline = DASH.matcher(rest).replaceFirst("");
    // A dash must part the two: an outlet's name may be the end of a sentence.
    return outlet.isEmpty() || headline.isEmpty() || headline.equals(rest) ? title : headline;
  }

  /// A page's title without the outlet's name.
  private static String shortened(String title, String heading) {
    if (!heading.isEmpty() && title.contains(heading)) {
      return heading;
    }
    String[] parts = OUTLET.split(title, -1);
    boolean telling = parts.length > 1 && parts[0].split(" ", -1).length >= HEADLINE_WORDS;
    return telling ? without(parts[parts.length - 1], title) : title;
  }

  private static String author(Document page, LinkedData data, Map<String, String> metas) {
    String author =
        first(
            Stream.of(
                Stream.of(data.author()),
                AUTHORS.stream()
                    .map(name -> metas.getOrDefault(name, ""))
                    .filter(name -> !ADDRESS.matcher(name).matches()),
                page.select("[rel=author], [itemprop~=author]").stream()
                    .limit(1)
                    .map(element -> Writer.line(element.text()))));
    return author.length() > LONGEST_AUTHOR ? "" : BY.matcher(author).replaceFirst("");
  }

  private static String lang(Document page, LinkedData data, Map<String, String> metas) {
    Element html = page.selectFirst("html");
    Stream<String> own =
        html == null ? Stream.of() : Stream.of(html.attr("lang"), html.attr("xml:lang"));
    Stream<String> told =
        Stream.of(
            page.select("meta[http-equiv=content-language]").attr("content"),
            data.lang(),
            metas.getOrDefault("og:locale", ""));
    return first(Stream.of(own.map(Metadata::tag), told.map(Metadata::tag)));
  }

  private static String tag(String written) {
    Locale locale = Locale.forLanguageTag(written.strip().replace('_', '-'));
    int length = locale.getLanguage().length();
    return length == 0 || length > LANGUAGE ? "" : locale.toLanguageTag();
  }

  /// The address that the page calls its own. A home page instead of an article's is a mistake that
  /// some outlets make on all pages.
  private static URI canonical(Document page, Map<String, String> metas, URI url) {
    return Stream.concat(
            attributes(page, "link[rel=canonical]", "href"),
            Stream.of(metas.getOrDefault("og:url", "")))
        .flatMap(written -> Link.resolve(url, written).stream())
        .filter(found -> isHome(url) || !isHome(found))
        .findFirst()
        .orElse(url);
  }

  private static boolean isHome(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return path.length() <= 1 && url.getRawQuery() == null;
  }

  private static String single(Document page, String name) {
    List<Element> all = page.select(name);
    return all.size() == 1 ? Writer.line(all.getFirst().text()) : "";
  }

  private static Stream<String> attributes(Document page, String query, String... names) {
    return page.select(query).stream()
        .flatMap(element -> Arrays.stream(names).map(element::attr))
        .limit(20);
  }

  private static String first(Stream<Stream<String>> values) {
    return values.flatMap(all -> all).filter(value -> !value.isEmpty()).findFirst().orElse("");
  }
}
