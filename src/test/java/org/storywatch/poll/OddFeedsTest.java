package org.storywatch.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storywatch.article.Article;
import org.storywatch.feed.Feed;
import org.storywatch.feed.Fetch;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.net.Body;

/// What publishers do to the names, dates and order of their entries, from the bytes of some polls
/// to the articles that come out of the last: nothing twice, nothing missed, nothing counted wrong.
class OddFeedsTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");
  private static final Duration BETWEEN = Duration.ofMinutes(15);
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String SITE = "https://site.example/";

  private final FeedParser parser = new FeedParser();
  private final Newsdesk desk = new Newsdesk(new PollSchedule(BETWEEN), (_, _) -> "none");
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final FeedMeters meters = new FeedMeters(registry, List::of, () -> NOON);
  private final Feed odd = Feed.at(URI.create("https://feeds.example/odd"), "Odd", "");
  private final Feed healthy = Feed.at(URI.create("https://feeds.example/good"), "Good", "");

  /// One oddity.
  ///
  /// @param polls what the feed holds, poll by poll
  /// @param first how many articles the first poll gives; those between give none
  /// @param last the articles of the last poll: title, address, time
  /// @param edited how many entries count as edited, over all polls
  /// @param backfill how many of the last articles are no news
  record Odd(
      String name, List<String> polls, int first, List<String> last, int edited, int backfill) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Odd> oddities() {
    String c = item("3", "c", "C", "");
    String newest = "C https://site.example/c " + NOON.plus(BETWEEN);
    String newestOfThree = "C https://site.example/c " + NOON.plus(BETWEEN.multipliedBy(2));
    String all = rss(item("1", "a", "A", ""), item("2", "b", "B", ""));
    return List.of(
        odd(
            "no guid",
            rss(item("", "a", "A", ""), item("", "b", "B", "")),
            rss(item("", "c", "C", ""), item("", "a", "A", ""), item("", "b", "B", "")),
            newest),
        odd(
            "neither guid nor link",
            rss(item("", "", "A", ""), item("", "", "B", "")),
            rss(item("", "", "C", ""), item("", "", "A", ""), item("", "", "B", "")),
            "C https://site.example/ " + NOON.plus(BETWEEN)),
        odd(
            "one guid for all",
            rss(item("x", "a", "A", ""), item("x", "b", "B", "")),
            rss(item("x", "c", "C", ""), item("x", "a", "A", ""), item("x", "b", "B", "")),
            newest),
        odd(
            "one guid for all, no link",
            rss(item("x", "", "A", ""), item("x", "", "B", "")),
            rss(item("x", "", "C", ""), item("x", "", "A", ""), item("x", "", "B", "")),
            "C https://site.example/ " + NOON.plus(BETWEEN)),
        odd(
            "new guids in each poll",
            all,
            rss(item("9", "c", "C", ""), item("8", "a", "A", ""), item("7", "b", "B", "")),
            newest),
        odd(
            "new guids in each poll, no link",
            rss(item("1", "", "A", ""), item("2", "", "B", "")),
            rss(item("9", "", "C", ""), item("8", "", "A", ""), item("7", "", "B", "")),
            "C https://site.example/ " + NOON.plus(BETWEEN)),
        odd(
            "new guids and links in each poll",
            all,
            rss(item("9", "z?s=3", "C", ""), item("8", "z?s=2", "A", ""), item("7", "q", "B", "")),
            "C https://site.example/z?s=3 " + NOON.plus(BETWEEN)),
        odd(
            "a guid used again",
            all,
            rss(item("1", "c", "C", ""), item("2", "b", "B", "")),
            newest),
        odd("http turns https", all.replace("https://site", "http://site"), with(c, all), newest),
        odd("https turns http", all, with(c, all.replace("https://site", "http://site")), newest),
        odd(
            "tracking links",
            rss(item("", "a?utm_source=rss&amp;id=1", "A", ""), item("", "b?fbclid=2", "B", "")),
            rss(
                item("", "c", "C", ""),
                item("", "a?id=1&amp;utm_source=feed&amp;utm_medium=x#rss", "A", ""),
                item("", "b", "B", "")),
            newest),
        new Odd(
            "an edited title",
            List.of(all, with(c, all.replace("<title>A", "<title>Correction: A"))),
            2,
            List.of(newest),
            1,
            0),
        odd(
            "entries dated anew",
            rss(item("1", "a", "A", "2020-01-13"), item("2", "b", "B", "2020-01-12")),
            rss(item("2", "b", "B", "2020-01-14T12:10:00Z"), item("1", "a", "A", "2020-01-14"))),
        odd("a date in 1970", dated("1970-01-01T00:00:00Z", ""), newest),
        odd("dates in 1970 everywhere", dated("1970-01-01", "1970-01-01"), newest),
        odd("a date in 2099", dated("2099-12-31T00:00:00Z", ""), newest),
        odd("dates in 2099 everywhere", dated("2099-12-31", "2099-12-30"), newest),
        odd(
            "an unknown zone",
            dated("Tue, 14 Jan 2020 11:30:00 QQQ", "Tue, 14 Jan 2020 09:00:00 ZZT"),
            "C https://site.example/c 2020-01-14T11:30:00Z"),
        odd(
            "a base that wanders",
            based("https://site.example/", "a", "b"),
            based("https://site.example/x/y/", "../c", "../../a", "/b").replace("../c", "../../c"),
            newest),
        odd("reordered", all, rss(item("2", "b", "B", ""), item("1", "a", "A", ""))),
        odd("rolled back", List.of(with(c, all), all, with(c, all)), 3),
        odd("empty after a full one", List.of(all, rss(), with(c, all)), 2, newestOfThree),
        odd(
            "a hundred thousand entries",
            List.of(archive(100_000), archive(100_001)),
            5_000,
            "Entry 100001 https://site.example/ " + NOON.plus(BETWEEN)),
        odd(
            "twenty enclosures",
            rss(item("1", "a", "A", "", enclosures("mp3")), item("2", "b", "B", "")),
            rss(
                item("3", "c", "C", "", enclosures("ogg")),
                item("1", "a", "A", "", enclosures("opus"))),
            newest),
        odd(
            "CDATA in CDATA",
            rss(item("1", "a", "<![CDATA[A <![CDATA[b]]> c]]>", ""), item("2", "b", "B", "")),
            rss(
                item("3", "c", "<![CDATA[C]]>", "", "<x><![CDATA[<![CDATA[<![CDATA[]]>]]></x>"),
                item("1", "a", "<![CDATA[A <![CDATA[b]]> c]]>", "")),
            newest),
        odd(
            "a moved host with the same entries",
            all,
            with(c, all.replace(SITE, "https://new.example/n/")),
            newest),
        odd(
            "a moved host with the same entries, no guid",
            rss(item("", "a", "A", ""), item("", "b", "B", "")),
            rss(item("", "a", "A", ""), item("", "b", "B", ""))
                .replace(SITE, "https://new.example/n/")),
        new Odd(
            "all entries turn new at once",
            List.of(
                archive(12), archive(12).replace("Entry ", "Page ").replace("<guid>", "<guid>p")),
            12,
            List.of(),
            0,
            12));
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void everyArticleComesOutOnceHoweverOddTheFeed(Odd oddity) {
    List<Article> out = new ArrayList<>();
    for (int poll = 0; poll < oddity.polls().size(); poll++) {
      boolean last = poll == oddity.polls().size() - 1;
      Edition edition = assertTimeout(BOUND, poll(oddity.polls().get(poll), poll)::get);
      List<Article> news = news(edition);
      if (poll == 0) {
        assertThat(news).hasSize(oddity.first());
      } else {
        assertThat(news.stream().map(OddFeedsTest::words).toList())
            .isEqualTo(last ? oddity.last() : List.of());
      }
      out.addAll(edition.articles());
    }
    assertThat(out).extracting(Article::id).doesNotHaveDuplicates();
    int healthyOnes = oddity.polls().size();
    assertThat(count("new")).isEqualTo(oddity.first() + oddity.last().size() + healthyOnes);
    assertThat(count("backfill")).isEqualTo(oddity.backfill());
    assertThat(count("edited")).isEqualTo(oddity.edited());
    assertThat(count("copy")).isZero();
    assertThat(registry.get("feed.gaps").counter().count()).isZero();
    assertThat(desk.state(odd).error()).isEmpty();
  }

  private interface Poll {
    Edition get();
  }

  /// Both feeds are polled at once; the healthy one has something new each time.
  private Poll poll(String feed, int number) {
    return () -> {
      Instant at = NOON.plus(BETWEEN.multipliedBy(number));
      String good = "";
      for (int i = number; i >= 0; i--) {
        good += item("good" + i, "good/" + i, "Good " + i, "");
      }
      Edition edition = desk.decide(List.of(polled(odd, feed, at), polled(healthy, rss(good), at)));
      desk.keep(edition);
      meters.published(edition);
      assertThat(edition.articles())
          .filteredOn(article -> article.feed().equals(healthy.id()) && !article.backfill())
          .extracting(Article::title)
          .containsExactly("Good " + number);
      return edition;
    };
  }

  private List<Article> news(Edition edition) {
    return edition.articles().stream()
        .filter(article -> article.feed().equals(odd.id()) && !article.backfill())
        .toList();
  }

  private Polled polled(Feed feed, String xml, Instant at) {
    Parsed parsed = parser.parse(Body.of(xml.getBytes(UTF_8)), "", URI.create(SITE + "rss"));
    assertThat(parsed).isInstanceOf(Parsed.Contents.class);
    Parsed.Contents contents = (Parsed.Contents) parsed;
    return new Polled(
        new Turn(feed, 0, 1), new Fetch.Fetched(contents, "", "", Duration.ZERO, feed.url()), at);
  }

  private double count(String result) {
    return registry.get("articles").tag("result", result).counter().count();
  }

  private static String words(Article article) {
    return article.title() + " " + article.url() + " " + article.published();
  }

  private static Odd odd(String name, String before, String after, String... last) {
    return odd(name, List.of(before, after), 2, last);
  }

  private static Odd odd(String name, List<String> polls, String... last) {
    return odd(name, polls, 2, last);
  }

  private static Odd odd(String name, List<String> polls, int first, String... last) {
    return new Odd(name, polls, first, List.of(last), 0, 0);
  }

  /// A feed with two entries, and then with a third of another date.
  private static List<String> dated(String third, String others) {
    String known = item("1", "a", "A", others) + item("2", "b", "B", others);
    return List.of(rss(known), rss(item("3", "c", "C", third), known));
  }

  private static String rss(String... items) {
    return "<rss version=\"2.0\"><channel><title>T</title><link>"
        + SITE
        + "</link>"
        + String.join("", items)
        + "</channel></rss>";
  }

  /// The same feed with one more item.
  private static String with(String item, String feed) {
    return feed.replaceFirst("</link>", "</link>" + item);
  }

  private static String item(String guid, String link, String title, String date, String... more) {
    return "<item>"
        + element("guid", guid)
        + element("link", link.isEmpty() ? "" : SITE + link)
        + element("title", title)
        + element("pubDate", date)
        + element("description", "Words enough to tell the article of " + title + " from others.")
        + String.join("", more)
        + "</item>";
  }

  private static String element(String name, String text) {
    return text.isEmpty() ? "" : "<%s>%s</%s>".formatted(name, text, name);
  }

  private static String enclosures(String kind) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      all.append("<enclosure url=\"%sm/%d.%s\" type=\"audio/x\"/>".formatted(SITE, i, kind));
    }
    return all.toString();
  }

  /// The newest first, all of the same hour.
  private static String archive(int entries) {
    StringBuilder all = new StringBuilder();
    for (int i = entries; i > 0; i--) {
      all.append("<item><title>Entry ").append(i).append("</title><guid>").append(i);
      all.append("</guid></item>");
    }
    return rss(all.toString());
  }

  private static String based(String base, String... links) {
    List<String> titles = links.length == 3 ? List.of("C", "A", "B") : List.of("A", "B");
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < links.length; i++) {
      entries.append(
          "<entry><title>%s</title><link href=\"%s\"/></entry>"
              .formatted(titles.get(i), Arrays.asList(links).get(i)));
    }
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"%s\"><title>T</title>%s</feed>"
        .formatted(base, entries);
  }
}
