package org.storywatch.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.feed.Feed;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.net.Outbound;

class DiscoveryTest {
  private Site site;
  private Outbound outbound;

  @BeforeEach
  void open() throws IOException {
    site = new Site();
    outbound = new Outbound(NetSettings.usual("Test/1", List.of(Cidr.parse("127.0.0.0/8"))));
  }

  @AfterEach
  void close() {
    outbound.close();
    site.close();
  }

  @Test
  void theAddressOfAFeedIsTheFeed() {
    site.feed("/news", "News");
    assertThat(find("/news").offers())
        .containsExactly(new Discovery.Offer(feed("/news", "News"), "https://example.org/", 1));
    assertThat(site.asked()).containsExactly("/news");
  }

  @Test
  void aPageNamesItsFeeds() {
    site.page(
        "/blog/",
        """
        <html><head><base href="/x/">
        <link rel="stylesheet alternate" type="text/xml" href="/style">
        <link rel="alternate" hreflang="fr" href="/fr">
        <link rel="alternate" type="application/json" href="/wp-json">
        <link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" title="All" href="all?a=1&amp;b=2">
        <link rel="alternate" type="application/atom+xml" href="/dead.atom">
        <link rel=alternate type="application/feed+json" href="/comments.json">
        <link rel="alternate" type="application/atom+xml" href="all?b=2&utm_source=x&a=1">
        </head><body>A blog</body></html>
        """);
    site.feed("/x/all?a=1&b=2", "All");
    site.feed(
        "/comments.json",
        () -> "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Said\",\"items\":[]}");
    site.feed("/wp-json", () -> "{\"id\": 7}");
    assertThat(find("/blog/").offers())
        .containsExactly(
            new Discovery.Offer(feed("/x/all?a=1&b=2", "All"), site.at("/blog/"), 1),
            new Discovery.Offer(feed("/comments.json", "Said"), site.at("/blog/"), 0));
    assertThat(site.asked()).doesNotContain("/style", "/fr", "/feed");
    assertThat(site.most()).isOne();
  }

  @Test
  void theUsualPlacesAreAskedOneAfterTheOtherUntilOneIsAFeed() {
    site.page("/blog", "<html><body>nothing here</body></html>");
    site.page("/blog/rss", "<html><body>not found, says this page with 200</body></html>");
    site.feed("/atom.xml", "Atom");
    site.feed("/index.xml", "Too late");
    assertThat(find("/blog").offers())
        .extracting(Discovery.Offer::feed)
        .containsExactly(feed("/atom.xml", "Atom"));
    assertThat(site.asked())
        .containsExactly(
            "/blog",
            "/blog/feed",
            "/blog/rss",
            "/blog/atom.xml",
            "/blog/feed.json",
            "/blog/index.xml",
            "/feed",
            "/rss",
            "/atom.xml");
    assertThat(site.most()).isOne();
  }

  @Test
  void aFrontPageThatDoesNotLetUsInMayHaveAFeed() {
    site.status("/", 403);
    site.feed("/feed", "Feed");
    assertThat(find("/").offers()).hasSize(1);
    assertThat(site.asked()).containsExactly("/", "/feed");
  }

  @Test
  void whereThereIsNoFeedTheWordsSayWhatWasTried() {
    site.page("/", "<html><body>nothing here</body></html>");
    Discovery.Findings found = find("/");
    assertThat(found.offers()).isEmpty();
    assertThat(found.words()).contains("web page").contains("/feed, /rss, /atom.xml");
    assertThat(site.asked()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aSiteThatWantsToBeLeftAloneIsLeftAlone(int status) {
    site.page("/", "<html><body>nothing here</body></html>");
    site.status("/rss", status);
    assertThat(find("/").words()).contains("/rss").contains("" + status);
    assertThat(site.asked()).containsExactly("/", "/feed", "/rss");
  }

  @Test
  void aHostThatDoesNotAnswerIsAskedOnce() {
    URI closed = URI.create(site.at("/"));
    site.close();
    assertThat(new Discovery(new Probe(outbound)).find(closed).words())
        .isEqualTo("refuses connections");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x?y=1, https://a.example/x?y=1",
    "a.example,               https://a.example",
    "a.example/blog,          https://a.example/blog",
    "a.example:8080/,         https://a.example:8080/",
    "feed:https://a.example/, https://a.example/",
    "feed://a.example/rss,    https://a.example/rss",
    "mailto:a@a.example,      ",
    "ftp://a.example/,        ",
    "news,                    ",
  })
  void anAddressIsTakenAsPeopleWriteIt(String written, String address) {
    assertThat(Lists.web(written)).isEqualTo(Optional.ofNullable(address).map(URI::create));
  }

  private Discovery.Findings find(String path) {
    return new Discovery(new Probe(outbound)).find(URI.create(site.at(path)));
  }

  private Feed feed(String path, String title) {
    return Feed.at(URI.create(site.at(path)), title, "");
  }
}
