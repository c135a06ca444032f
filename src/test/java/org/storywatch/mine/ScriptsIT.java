package org.storywatch.mine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.article.Article;
import org.storywatch.mail.Samples;
import org.storywatch.search.Search;
import org.storywatch.search.Stock;

/// Nothing that a feed writes runs in any page, in a real browser: every way of `scripts.txt`
/// through titles, texts, authors, links and names of feeds, once as a feed says it and the parser
/// leaves it, once as it would be if the parser left everything.
class ScriptsIT {
  /// Remembers what ran and what the policy stopped, from before anything of the page does.
  private static final String WITNESS =
      """
      window.ran = [];
      window.stopped = [];
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'msgbox']) {
        window[name] = (...all) => { window.ran.push(name + all); };
      }
      document.addEventListener('securitypolicyviolation', event =>
          window.stopped.push(event.violatedDirective + ' ' + event.blockedURI));
      """;

  /// Every element and attribute that no page of ours has.
  private static final String STRANGERS =
      """
      const own = new Set(['HTML','HEAD','META','TITLE','LINK','SCRIPT','NOSCRIPT','BODY','A',
        'HEADER','H1','H2','H3','NAV','P','MAIN','SECTION','DETAILS','SUMMARY','SPAN','DL','DIV',
        'DT','DD','UL','OL','LI','B','ARTICLE','TIME','FORM','INPUT','BUTTON','TABLE','THEAD',
        'TBODY','TR','TH','TD','CODE','svg','rect','LABEL','SELECT','OPTION','DATALIST','FIELDSET',
        'LEGEND','TEXTAREA','IFRAME','STYLE','BR','STRONG','EM','HR','BDI','MARK',
        'FIGURE','FIGCAPTION','path']);
      const mail = !document.querySelector('link[rel=stylesheet]');
      const found = [];
      for (const one of document.querySelectorAll('*')) {
        if (!own.has(one.tagName)) found.push(one.outerHTML);
        for (const {name, value} of one.attributes) {
          if (name.startsWith('on') || (name === 'style' && !mail) || name === 'srcdoc'
              || ['ping', 'formaction', 'background', 'popover', 'autofocus'].includes(name)) {
            if (!(name === 'autofocus' && one.id === 'password')) found.push(one.outerHTML);
          }
          if (['href', 'src', 'action'].includes(name)
              && !['http:', 'https:', 'mailto:'].includes(new URL(value, location).protocol)) {
            found.push(one.outerHTML);
          }
        }
        if (one.tagName === 'SCRIPT' && !/^[./]*assets\\/(live|subscribe)\\.js$/
            .test(one.getAttribute('src') ?? '')) found.push(one.outerHTML);
        if (one.tagName === 'STYLE' && !mail) found.push(one.outerHTML);
        if (one.tagName === 'META' && one.closest('body')) found.push(one.outerHTML);
      }
      return found;
      """;

  @TempDir private static Path folder;
  private static Browser browser;
  private final List<String> ways = Hostile.ways();
  private House house;

  @BeforeAll
  static void open() throws Exception {
    browser = Browser.open(folder);
    browser.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITNESS));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    house = House.at(freePort());
  }

  @AfterEach
  void end() {
    browser.driver.get("about:blank");
    house.close();
  }

  /// Else the other tests here would prove nothing.
  @Test
  void aScriptThatRanOrWasStoppedWouldBeSeen() {
    browser.driver.get(page("/subscribe"));
    browser.driver.executeScript("alert(1)");
    browser.driver.executeScript(
        """
        const script = document.createElement('script');
        script.textContent = 'alert(2)';
        document.body.append(script);
        const paragraph = document.createElement('p');
        paragraph.setAttribute('onclick', 'alert(3)');
        document.body.append(paragraph);
        paragraph.click();
        """);
    assertThat(list("return window.ran")).containsExactly("alert1");
    assertThat(list("return window.stopped")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(list(STRANGERS)).hasSize(2);
    assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll()).isNotEmpty();
  }

  @Test
  void nothingThatAFeedSaysRuns() throws Exception {
    assertThat(ways).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    List<Article> articles = Hostile.parsed(ways);
    assertThat(articles).hasSize(ways.size());
    Hostile.fill(house.recent, ways, articles);
    visitAll(articles);
  }

  @Test
  void nothingRunsWhereTheParserLeftItAll() throws Exception {
    List<Article> articles = Hostile.unparsed(ways);
    Hostile.fill(house.recent, ways, articles);
    visitAll(articles);
  }

  @Test
  void nothingThatStandsInAnAddressRuns() throws Exception {
    for (String way : ways.subList(0, 20)) {
      for (String path :
          List.of(
              "/login?to=%s",
              "/%s", "/mail/%s", "/profiles/%s", "/mine/%1$s/%1$s", "/search?q=%s&by=%1$s")) {
        String asked = path.formatted(URLEncoder.encode(way, UTF_8));
        browser.driver.get(page(asked));
        nothingRan(asked);
      }
    }
  }

  private void visitAll(List<Article> articles) throws Exception {
    Path archive = Files.createTempDirectory(folder, "archive");
    Stock.put(archive, articles);
    try (Search search = new Search(archive, () -> Samples.NOON)) {
      house.search(search);
      searchAll(articles.size());
    }
    browser.driver.get(page("/"));
    assertThat(list("return [...document.querySelectorAll('.story h3')].map(one => one.id)"))
        .hasSize(articles.size());
    everythingOpen();
    nothingRan("/");
    // The same again as the script of the page puts it there.
    house.later(Duration.ofSeconds(2));
    house.recent.add(Samples.article(900, "Aldern Post", "Bridge is painted", "It is red."));
    browser.await(
        "return document.getElementById('main').textContent.includes('Bridge is painted')");
    everythingOpen();
    nothingRan("/, read again");
    for (String path :
        List.of(
            "/profiles",
            "/profiles/velden-barrage",
            "/profiles/velden-barrage/feed.atom",
            "/profiles/none/feed.atom",
            "/mail",
            "/subscribers",
            "/mail/none",
            "/subscribe",
            house.link(Purpose.MANAGE, ""),
            house.link(Purpose.MUTE, subject(articles.get(1), "dev-")),
            house.link(Purpose.MORE, subject(articles.get(16), "")),
            house.link(Purpose.LESS, subject(articles.get(52), "")))) {
      browser.driver.get(page(path));
      nothingRan(path);
    }
    for (int i = 0; i < articles.size(); i += 12) {
      browser.driver.get(page("/mail/digest-" + i));
      nothingRan("/mail/digest-" + i);
      browser.driver.get(page("/mail/digest-" + i + "/body"));
      nothingRan("/mail/digest-" + i + "/body");
    }
  }

  /// Everything, by its days, and what has a word that is marked.
  private void searchAll(int articles) {
    int shown = 0;
    for (int page = 1; shown < articles; page++) {
      String path = "/search?q=from:2000&page=" + page;
      browser.driver.get(page(path));
      everythingOpen();
      nothingRan(path);
      int hits = list("return [...document.querySelectorAll('.hit')].map(_ => 1)").size();
      assertThat(hits).as(path).isPositive();
      shown += hits;
    }
    browser.driver.get(page("/search?q=alert"));
    assertThat(list("return [...document.querySelectorAll('.hit mark')].map(_ => 1)")).isNotEmpty();
    everythingOpen();
    nothingRan("/search?q=alert");
  }

  private void everythingOpen() {
    browser.driver.executeScript(
        "for (const one of document.querySelectorAll('details')) one.open = true;"
            + "for (const one of document.querySelectorAll('main *')) {"
            + "  one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));"
            + "}"
            + "for (const one of document.querySelectorAll('main [tabindex], main [autofocus]')) {"
            + "  one.focus({preventScroll: true});"
            + "}");
  }

  private void nothingRan(String path) {
    assertThat(list("return window.ran ?? []")).as(path).isEmpty();
    assertThat(list("return window.stopped ?? []")).as(path).isEmpty();
    if (Boolean.TRUE.equals(
        browser.driver.executeScript("return document.contentType === 'text/html'"))) {
      assertThat(list(STRANGERS)).as(path).isEmpty();
    }
    assertThat(URI.create(browser.driver.getCurrentUrl()).getPort()).isEqualTo(house.port());
    assertThat(browser.driver.getWindowHandles()).hasSize(1);
  }

  private List<Object> list(String script) {
    return List.copyOf((List<?>) Objects.requireNonNull(browser.driver.executeScript(script)));
  }

  private static String subject(Article article, String before) {
    return Links.subject(House.PROFILE, before + article.id());
  }

  private String page(String path) {
    return "http://localhost:" + house.port() + path;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
