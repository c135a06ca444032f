package org.storywatch.listing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.storywatch.article.Link;
import org.storywatch.feed.Feed;

/// Finds the feeds of a site: the address itself, those that its page names in `<link>`
/// (rssboard.org/rss-autodiscovery), then the usual places, asked one after the other until one is
/// a feed. Only what was read as a feed counts.
public final class Discovery {
  private static final List<String> USUAL =
      List.of("feed", "rss", "atom.xml", "feed.json", "index.xml");
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/json",
          "application/xml",
          "text/xml");
  private static final int MOST_LINKS = 12;

  private final Probe probe;

  public Discovery(Probe probe) {
    this.probe = probe;
  }

  /// A feed that could be subscribed to.
  ///
  /// @param feed without a group
  /// @param page the site it belongs to, empty for unknown
  /// @param entries how many it has now
  public record Offer(Feed feed, String page, int entries) {}

  /// What a site has to offer.
  ///
  /// @param offers none, one, or those to choose from
  /// @param words why there is none, for people
  public record Findings(List<Offer> offers, String words) {
    /// Copies the list.
    public Findings {
      offers = List.copyOf(offers);
    }
  }

  /// Asks a site, with some twenty requests at most.
  public Findings find(URI url) {
    return switch (probe.look(url)) {
      case Look.AFeed feed -> new Findings(List.of(offer(feed, "")), "");
      case Look.Nothing(String words, boolean atAll) ->
          atAll ? new Findings(List.of(), words) : guess(url, words);
      case Look.APage page -> {
        List<Offer> named = named(page);
        yield named.isEmpty() ? guess(page.answer().url(), page.words()) : new Findings(named, "");
      }
    };
  }

  private List<Offer> named(Look.APage page) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    for (URI link : links(page)) {
      switch (probe.look(link)) {
        case Look.AFeed feed -> {
          Offer offer = offer(feed, page.answer().url().toString());
          offers.putIfAbsent(offer.feed().id(), offer);
        }
        case Look.APage _ -> {}
        case Look.Nothing _ -> {}
      }
    }
    return List.copyOf(offers.values());
  }

  private Findings guess(URI url, String why) {
    for (URI place : usual(url)) {
      Look look = probe.look(place);
      if (look instanceof Look.AFeed feed) {
        return new Findings(List.of(offer(feed, "")), "");
      }
      if (look instanceof Look.Nothing(String words, boolean atAll) && atAll) {
        return new Findings(List.of(), Link.shown(place) + " " + words);
      }
    }
    return new Findings(
        List.of(),
        "%s; it names no feed, and there is none at /%s; give the address of the feed itself"
            .formatted(why, String.join(", /", USUAL)));
  }

  /// The usual places below the page, then those of its host.
  static Set<URI> usual(URI url) {
    URI bare = URI.create(url.toString().replaceFirst("[?#].*$", ""));
    String folder = bare.toString().endsWith("/") ? bare.toString() : bare + "/";
    Set<URI> places = new LinkedHashSet<>();
    USUAL.forEach(place -> Link.resolve(URI.create(folder), place).ifPresent(places::add));
    USUAL.forEach(place -> Link.resolve(bare, "/" + place).ifPresent(places::add));
    return places;
  }

  private static Set<URI> links(Look.APage page) {
    Set<URI> links = new LinkedHashSet<>();
    try (InputStream html = page.answer().body().stream()) {
      Document document = Jsoup.parse(html, null, page.answer().url().toString());
      for (Element link : document.select("link[rel][href]")) {
        if (isFeed(link) && links.size() < MOST_LINKS) {
          Link.parse(link.absUrl("href")).ifPresent(links::add);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a body in memory could not be read", e);
    }
    return links;
  }

  private static boolean isFeed(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    List<String> rel = Arrays.asList(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
    boolean alternate = rel.contains("alternate") && !rel.contains("stylesheet");
    return rel.contains("feed") || (alternate && TYPES.contains(type));
  }

  private static Offer offer(Look.AFeed feed, String page) {
    String link = feed.contents().link();
    return new Offer(
        Feed.at(feed.url(), feed.contents().title(), ""),
        page.isEmpty() ? link : page,
        feed.contents().entries().size());
  }
}
