package org.storywatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Delivery.State;
import org.storywatch.alert.Subscriber;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.States;
import org.storywatch.mail.Samples;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;
import org.storywatch.mine.Browser;
import org.storywatch.search.Search;
import org.storywatch.search.Stock;

/// Every page of the operator in a real browser, light and dark, at the width of a desk and of a
/// phone: axe-core finds nothing grave, nothing stands out at the side, and the console stays
/// empty.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
  private static final String AXE = axe();

  @TempDir private static Path folder;
  private Gate gate;
  private Search search;
  private Browser browser;

  @BeforeAll
  void open() throws Exception {
    gate = Gate.at("http://localhost/");
    fill(gate.recent);
    Stock.put(
        folder.resolve("archive"),
        List.of(Stock.article("first", "Aldern Courier", "Tunnel fire", "A fan caught fire.", -3)));
    search = new Search(folder.resolve("archive"), () -> Stock.NOON);
    gate.dashboard.search(search);
    browser = Browser.open(folder);
    browser.driver.get(page("/login"));
    browser.go(() -> browser.driver.switchTo().activeElement().sendKeys(Gate.PASSWORD, Keys.ENTER));
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (search != null) {
      search.close();
    }
    if (gate != null) {
      gate.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/profiles",
        "/profiles/velden-barrage",
        "/profiles/qarun?line=0.3",
        "/feeds",
        "/mail",
        "/mail?state=refused",
        "/mail/alert-article-0",
        "/mail/none",
        "/subscribers",
        "/search?q=fire",
        "/subscribe"
      })
  void everyPageIsForEverybody(String path) throws Exception {
    browser.driver.get(page(path));
    browser.driver.executeScript(
        AXE + ";document.querySelectorAll('details').forEach(one => one.open = true)");
    String name = "page" + path.replaceAll("[^a-z]+", "-");
    for (boolean dark : List.of(false, true)) {
      browser.dark(dark);
      browser.everyWidth(
          dark ? name + "-dark" : name, () -> assertThat(violations(dark)).isEmpty());
    }
  }

  @Test
  void aProfileIsMadeAndRemovedByKeyboardAndWhatIsWrongWithItIsForEverybody() throws Exception {
    browser.driver.get(page("/profiles"));
    browser.driver.findElement(By.id("text")).sendKeys("Ferry captains strike.");
    browser.go(() -> browser.driver.findElement(By.id("name")).sendKeys("Qarun", Keys.ENTER));
    browser.driver.executeScript(AXE);
    for (boolean dark : List.of(false, true)) {
      browser.dark(dark);
      browser.everyWidth(
          "page-profiles-wrong" + (dark ? "-dark" : ""),
          () -> assertThat(violations(dark)).isEmpty());
    }
    browser
        .driver
        .findElement(By.id("text"))
        .sendKeys(" No ferry sails to Osterby before Monday, they say.");
    browser.go(
        () -> browser.driver.findElement(By.id("name")).sendKeys(Keys.END, " ferry", Keys.ENTER));
    assertThat(browser.title()).isEqualTo("Qarun ferry");
    assertThat(browser.driver.findElement(By.className("seeds")).getText())
        .contains("Ferry captains strike. No ferry sails");
    browser.dark(false);
    browser.driver.findElement(By.cssSelector("#removal summary")).sendKeys(Keys.ENTER);
    browser.driver.executeScript(AXE);
    browser.everyWidth("page-profile-removal", () -> assertThat(violations(false)).isEmpty());
    browser.go(
        () -> browser.driver.findElement(By.cssSelector("#removal button")).sendKeys(Keys.ENTER));
    assertThat(browser.title()).isEqualTo("Profiles");
    assertThat(browser.driver.findElements(By.linkText("Qarun ferry"))).isEmpty();
  }

  @Test
  void aPageThatWatchesShowsWhatComesLater() {
    browser.driver.get(page("/mail?state=unknown"));
    assertThat(browser.driver.findElements(By.cssSelector(".post tbody tr"))).hasSize(1);
    Alert alert = Samples.alert(Samples.article(50, "", "Mayor of Velden resigns", ""));
    gate.recent.add(alert);
    gate.recent.add(delivery(alert.id(), State.UNKNOWN, "connection reset"));
    browser.await("return document.querySelectorAll('.post tbody tr').length === 2");
    browser.click(browser.driver.findElement(By.partialLinkText("Mayor of Velden resigns")));
    assertThat(browser.title()).isEqualTo("Mayor of Velden resigns");
    browser.click(browser.driver.findElement(By.linkText("Subscribers")));
    assertThat(browser.title()).isEqualTo("Subscribers");
  }

  /// What axe-core finds that keeps people out, a line each. In the dark only colours differ.
  private List<?> violations(boolean dark) {
    return (List<?>)
        Objects.requireNonNull(
            browser.driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run({iframes: false, resultTypes: ['violations'],
                    runOnly: arguments[0] ? ['color-contrast'] : undefined}).then(found => done(
                    found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
                    .flatMap(one => one.nodes.map(node => one.id + ': ' + node.html + ' '
                        + node.failureSummary))), why => done([String(why)]));
                """,
                dark));
  }

  private static String axe() {
    try (InputStream script = PagesIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String page(String path) {
    return "http://localhost:" + gate.dashboard.port() + path;
  }

  private static void fill(Recent recent) {
    List<State> states = List.of(State.values());
    for (int i = 0; i < states.size(); i++) {
      Article article =
          Samples.article(
              i + 1,
              i % 3 == 0 ? "Fjord Post" : "The Herald",
              "Day " + (i + 2) + ": engineers look at the piers of the Velden barrage again",
              "The cracks are no wider than they were, the engineers said.");
      Alert alert = Samples.alert(article);
      recent.add(article);
      Match match = new Match(1, Gate.PROFILE, article, 0.55 + i / 40.0, List.of());
      recent.add(match);
      recent.marks().add(new Decision(1, match, true));
      Match miss = new Match(1, "qarun", article, 0.2 + i / 60.0, List.of());
      recent.miss(miss);
      recent.marks().add(new Decision(1, miss, false));
      recent.add(alert);
      State state = states.get(i);
      recent.add(delivery(alert.id(), state, state == State.ACCEPTED ? "" : "550 no such box"));
    }
    Instant noon = Samples.NOON;
    recent.add(
        new Alert(
            1,
            "silence",
            "a.reader.with.a.long.address@newsroom.example.org",
            Cadence.DAILY,
            noon.plusSeconds(3600),
            new About.Silence("qarun", noon.minusSeconds(604_800), noon, 12_345, List.of()),
            noon));
    recent.add(Subscriber.of("anna@example.org", Set.of(Gate.PROFILE, "qarun"), Cadence.HOURLY));
    URI url = URI.create("https://courier.example/rss");
    recent.add(States.of("well", url, FeedState.Outcome.FETCHED, 0, noon));
    recent.add(States.of("ill", url, FeedState.Outcome.FAILED, 12, noon));
  }

  private static Delivery delivery(String alert, State state, String words) {
    return new Delivery(
        1, alert, state, 1, Samples.NOON, Instant.EPOCH, words, List.of(), List.of());
  }
}
