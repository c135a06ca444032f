package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.mine.Browser;
import org.storywatch.search.Search;
import org.storywatch.search.Stock;

/// The page that searches, in a real browser.
class SearchPageIT {
  @TempDir private Path folder;

  @Test
  void searchWorksByKeyboardAtEveryWidthInBothColours() throws Exception {
    List<Article> articles = articles();
    Stock.put(folder.resolve("archive"), articles);
    try (Search search = new Search(folder.resolve("archive"), () -> Stock.NOON);
        Gate gate = Gate.open();
        Browser browser = Browser.open(folder)) {
      gate.dashboard.search(search);
      gate.recent.add(new Match(1, Gate.PROFILE, articles.getFirst(), 0.8, List.of()));
      String home = "http://localhost:" + gate.dashboard.port();
      browser.driver.get(home + "/");
      browser.go(browser.driver.findElement(By.linkText("Search"))::click);
      look(browser, "search-unasked");
      browser.go(() ->
          browser.driver.findElement(By.id("q")).sendKeys("the \"tunnel fire\" cause", Keys.ENTER));
      assertThat(browser.driver.findElement(By.id("count")).getText()).isEqualTo("26 found");
      assertThat(browser.driver.findElements(By.cssSelector(".hit mark"))).isNotEmpty();
      assertThat(browser.driver.findElement(By.cssSelector(".hit time")).getText())
          .doesNotContain("UTC");
      look(browser, "search-found");
      browser.go(browser.driver.findElement(By.linkText("Next"))::click);
      assertThat(browser.driver.findElements(By.className("hit"))).hasSize(6);
      browser.go(browser.driver.findElement(By.linkText("Newest first"))::click);
      browser.driver.findElement(By.cssSelector(".how summary")).sendKeys(Keys.ENTER);
      assertThat(browser.driver.findElement(By.id("how")).isDisplayed()).isTrue();
      look(browser, "search-newest");
      browser.driver.get(home + "/search?q=zeppelin+from:noon");
      look(browser, "search-nothing");
    }
  }

  private static void look(Browser browser, String name) throws Exception {
    for (boolean dark : List.of(false, true)) {
      browser.dark(dark);
      browser.everyWidth(name + (dark ? "-dark" : ""));
      browser.assertReadable();
    }
  }

  private static List<Article> articles() {
    List<Article> articles = new ArrayList<>();
    articles.add(
        Stock.article(
            "first",
            "Aldern Courier",
            "Inspectors find the cause of the tunnel fire: an overheated fan",
            "A fan that had run for eleven days without a pause set off the tunnel fire in Aldern,"
                + " inspectors said on Tuesday. The cause of the fire had been unknown since the"
                + " tubes were closed.\n\nThe town wants to open one of the tubes by Friday.",
            -3));
    articles.add(
        Stock.article(
            "arabic",
            "صحيفة الوادي",
            "حريق في النفق (tunnel fire)",
            "قال المفتشون إن سبب الحريق cause لا يزال غير معروف.",
            -5));
    for (int i = 0; i < 24; i++) {
      articles.add(
          Stock.article(
              "more-" + i,
              i % 3 == 0 ? "The Herald" : "Fjord Post",
              "Day " + (i + 2) + ": commuters around Aldern still take the ferry",
              "The ferries were full again. What was the cause of the tunnel fire, which closed"
                  + " both tubes, will be told when all fans have been looked at, a spokeswoman"
                  + " of the town said, adding that nobody is to wait longer than need be.",
              -10L * i));
    }
    return articles;
  }
}
