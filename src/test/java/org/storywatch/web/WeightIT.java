package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.storywatch.alert.Alert;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.States;
import org.storywatch.mail.Samples;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.mine.Browser;
import org.storywatch.search.Search;
import org.storywatch.search.Stock;

/// How much each page weighs on the way to a real browser, after a busy day: its own bytes and
/// those of all that it asks for. How long the browser took to paint it is printed.
class WeightIT {
  private static final int ARTICLES = 10_000;
  private static final int FEEDS = 500;
  private static final int MOST_BYTES = 150_000;

  @TempDir private Path folder;

  @Test
  void noPageIsHeavyWith500FeedsAndTenThousandArticlesADay() throws Exception {
    List<String> heavy = new ArrayList<>();
    try (Gate gate = Gate.at("http://localhost/");
        Search search = new Search(stock(), () -> Stock.NOON);
        Browser browser = Browser.open(folder)) {
      fill(gate.recent);
      gate.dashboard.search(search);
      String root = "http://localhost:" + gate.dashboard.port();
      browser.driver.get(root + "/login");
      browser.go(
          () -> browser.driver.switchTo().activeElement().sendKeys(Gate.PASSWORD, Keys.ENTER));
      for (String path :
          List.of(
              "/",
              "/profiles",
              "/profiles/" + Gate.PROFILE,
              "/feeds",
              "/mail",
              "/subscribers",
              "/search?q=barrage")) {
        browser.driver.get(root + path);
        browser.await("return performance.getEntriesByName('first-contentful-paint').length === 1");
        long bytes =
            number(
                browser,
                """
                return [...performance.getEntriesByType('navigation'),
                    ...performance.getEntriesByType('resource')]
                    .reduce((sum, one) => sum + one.encodedBodySize + 300, 0);
                """);
        long painted =
            number(
                browser,
                "return performance.getEntriesByName('first-contentful-paint')[0].startTime");
        System.out.printf("%-28s %,9d bytes, painted after %,d ms%n", path, bytes, painted);
        if (bytes > MOST_BYTES) {
          heavy.add(path + " has " + bytes);
        }
      }
    }
    assertThat(heavy).isEmpty();
  }

  private static long number(Browser browser, String script) {
    return ((Number) Objects.requireNonNull(browser.driver.executeScript(script))).longValue();
  }

  private Path stock() throws Exception {
    Path archive = folder.resolve("archive");
    Stock.put(
        archive,
        IntStream.range(0, ARTICLES)
            .mapToObj(i ->
                Stock.article(
                    "a" + i,
                    "The Herald",
                    "Engineers look at the barrage again, report " + i,
                    "The cracks are no wider than they were, the engineers of team " + i + " said.",
                    -(i % 1_440)))
            .toList());
    return archive;
  }

  static void fill(Recent recent) {
    List<Term> terms =
        IntStream.range(0, 8).mapToObj(i -> new Term("barrage " + i, 0.1 + i / 20.0)).toList();
    for (int i = 1; i <= ARTICLES; i++) {
      Article article =
          Samples.article(
              i,
              "The Herald",
              "Engineers look at the piers of the Velden barrage again, report " + i,
              "The cracks are no wider than they were, the engineers of team %d said. ".formatted(i)
                  + "They will come again tomorrow and look at the other side of the river.");
      recent.add(article);
      if (i % 10 == 0) {
        recent.miss(new Match(1, Gate.PROFILE, article, 0.1 + i % 400 / 1000.0, terms));
      }
      if (i % 50 == 0) {
        recent.add(new Match(1, Gate.PROFILE, article, 0.55 + i % 400 / 1000.0, terms));
        Alert alert = Samples.alert(article);
        recent.add(alert);
        alert.development().ifPresent(recent::add);
      }
    }
    Instant noon = Samples.NOON;
    List<FeedState.Outcome> outcomes =
        List.of(
            FeedState.Outcome.FETCHED, FeedState.Outcome.NOT_MODIFIED, FeedState.Outcome.FAILED);
    for (int i = 0; i < FEEDS; i++) {
      FeedState.Outcome outcome = outcomes.get(i % outcomes.size());
      recent.add(
          States.of(
              "feed-" + i,
              URI.create("https://outlet-%d.example.org/politics/feed.xml".formatted(i)),
              outcome,
              outcome == FeedState.Outcome.FAILED ? i % 20 : 0,
              noon.minus(Duration.ofMinutes(i))));
    }
  }
}
