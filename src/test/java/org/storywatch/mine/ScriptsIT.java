package org.storywatch.mine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.logging.LogType;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.article.Article;
import org.storywatch.feed.Articles;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Move;
import org.storywatch.feed.Rhythm;
import org.storywatch.feed.Trouble;
import org.storywatch.feedback.Feedback;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.format.FeedParser;
import org.storywatch.format.Parsed;
import org.storywatch.format.Wishes;
import org.storywatch.mail.Samples;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.net.Body;
import org.storywatch.story.Development;
import org.storywatch.story.Member;

/// Nothing that a feed writes runs in any page, in a real browser: every way of `scripts.txt`
/// through titles, texts, authors, links and names of feeds, once as a feed says it and the parser
/// leaves it, once as it would be if the parser left everything.
class ScriptsIT {
  private static final URI FEED = URI.create("https://paper.example/rss");

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
        'LEGEND','IFRAME','STYLE','BR','STRONG','EM','HR','BDI']);
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

  @TempDir private Path folder;
  private final List<String> ways = ways();
  private House house;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    browser = Browser.open(folder);
    browser.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITNESS));
    house = House.at(freePort());
  }

  @AfterEach
  void close() {
    if (house != null) {
      house.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void thereAreMoreThanAHundredWays() {
    assertThat(ways).hasSizeGreaterThan(150).doesNotHaveDuplicates();
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
    List<Article> articles = parsed();
    assertThat(articles).hasSize(ways.size());
    fill(articles);
    visitAll(articles);
  }

  @Test
  void nothingRunsWhereTheParserLeftItAll() throws Exception {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      String way = ways.get(i);
      articles.add(article(i, way));
    }
    fill(articles);
    visitAll(articles);
  }

  @Test
  void nothingThatStandsInAnAddressRuns() throws Exception {
    for (String way : ways.subList(0, 20)) {
      for (String path : List.of("/login?to=%s", "/%s", "/mail/%s", "/mine/%1$s/%1$s")) {
        String asked = path.formatted(URLEncoder.encode(way, UTF_8));
        browser.driver.get(page(asked));
        nothingRan(asked);
      }
    }
  }

  private void visitAll(List<Article> articles) throws Exception {
    browser.driver.get(page("/"));
    assertThat(list("return [...document.querySelectorAll('.story h3')].map(one => one.id)"))
        .hasSize(articles.size());
    everythingOpen();
    nothingRan("/");
    // The same again as the script of the page puts it there.
    house.recent.add(Samples.article(900, "Aldern Post", "Bridge is painted", "It is red."));
    browser.await(
        "return document.getElementById('live').textContent.includes('Bridge is painted')");
    everythingOpen();
    nothingRan("/fragment");
    for (String path :
        List.of(
            "/fragment",
            "/profiles/velden-barrage/feed.atom",
            "/profiles/none/feed.atom",
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

  /// Everything that the pages show comes from these.
  private void fill(List<Article> articles) {
    for (int i = 0; i < articles.size(); i++) {
      Article article = articles.get(i);
      String way = ways.get(i);
      List<Term> terms = List.of(new Term(way, 0.3));
      Development development = development(article, way, terms);
      house.recent.add(article);
      house.recent.add(development);
      house.recent.add(new Match(1, House.PROFILE, article, 0.8, terms));
      house.recent.miss(new Match(1, way, article, 0.4, terms));
      house.recent.add(alert("alert-" + i, i, new About.Told(development, List.of(earlier(way)))));
      house.recent.add(
          new Delivery(
              1,
              "alert-" + i,
              Delivery.State.REFUSED,
              1,
              Samples.NOON,
              Instant.EPOCH,
              way,
              List.of(),
              List.of()));
      house.recent.add(
          new Feedback(1, House.PROFILE, article, Verdict.MORE, Samples.NOON.plusSeconds(i)));
      house.recent.add(state(i, way));
    }
    for (int i = 0; i < articles.size(); i += 12) {
      List<String> some = ways.subList(i, Math.min(i + 12, ways.size()));
      house.recent.add(
          alert(
              "digest-" + i,
              i,
              new About.Flood(
                  House.PROFILE, 12, 3, some.stream().map(ScriptsIT::earlier).toList())));
    }
  }

  private static Development development(Article article, String way, List<Term> terms) {
    Member member =
        new Member(
            "copy-" + article.id(),
            Member.Kind.COPY,
            way,
            article.url(),
            way,
            Samples.NOON,
            way,
            "");
    return new Development(
        Development.SCHEMA,
        House.PROFILE,
        "dev-" + article.id(),
        "dev-" + article.id(),
        article,
        0.8,
        terms,
        List.of(way),
        way,
        List.of(member),
        article.fetched());
  }

  private static Alert alert(String id, int second, About about) {
    Instant at = Samples.NOON.plusSeconds(second);
    return new Alert(1, id, House.READER, Cadence.IMMEDIATE, at, about, at);
  }

  private static About.Earlier earlier(String way) {
    return new About.Earlier(way, way, uri(way), Samples.NOON);
  }

  private static FeedState state(int i, String way) {
    URI url = uri(way);
    return new FeedState(
        1,
        "feed-" + i,
        url,
        url,
        way,
        way,
        way,
        Outcome.FAILED,
        3,
        0,
        0,
        Samples.NOON,
        Samples.NOON,
        Samples.NOON,
        way,
        Move.none(url),
        Rhythm.UNKNOWN,
        Wishes.NONE,
        Lease.NONE,
        Trouble.NONE);
  }

  private static Article article(int i, String way) {
    return new Article(
        1,
        "article-" + way, // ids are made here, and yet
        way,
        way,
        uri(way),
        way,
        way,
        way + "\n\n" + way,
        way,
        Samples.NOON,
        Samples.NOON.plusSeconds(i));
  }

  /// The way itself where it can be an address at all.
  private static URI uri(String way) {
    try {
      return URI.create(way);
    } catch (IllegalArgumentException e) {
      return URI.create("https://news.example.org/?" + URLEncoder.encode(way, UTF_8));
    }
  }

  /// What the parser leaves of a feed that has each way in every place.
  private List<Article> parsed() {
    StringBuilder rss =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"")
            .append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
            .append(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>")
            .append("<title>")
            .append(xml(ways.getFirst()))
            .append("</title>")
            .append("<link>javascript:alert(1)</link>");
    for (int i = 0; i < ways.size(); i++) {
      String way = xml(ways.get(i));
      rss.append("<item><title>")
          .append(way)
          .append("</title><link>")
          .append(way)
          .append("</link><guid isPermaLink=\"true\">")
          .append(way)
          .append("</guid><description>")
          .append(way)
          .append("</description><content:encoded>")
          .append(way)
          .append(" ")
          .append(xml(way))
          .append("</content:encoded><dc:creator>")
          .append(way)
          .append("</dc:creator><source url=\"")
          .append(way)
          .append("\">")
          .append(way)
          .append("</source></item>\n");
    }
    rss.append("</channel></rss>");
    Parsed.Contents contents =
        (Parsed.Contents)
            new FeedParser().parse(Body.of(rss.toString().getBytes(UTF_8)), "text/xml", FEED);
    List<Article> articles = new ArrayList<>();
    contents
        .entries()
        .forEach(entry ->
            articles.add(
                Articles.of(
                    "article-" + articles.size(),
                    entry,
                    contents,
                    Feed.at(FEED, "", ""),
                    Samples.NOON.plusSeconds(articles.size()),
                    false)));
    return articles;
  }

  private static String xml(String way) {
    return way.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static List<String> ways() {
    try (InputStream in =
        Objects.requireNonNull(ScriptsIT.class.getResourceAsStream("scripts.txt"))) {
      Pattern character = Pattern.compile("\\\\u([0-9A-F]{4})");
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> character.matcher(line).replaceAll(ScriptsIT::character))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String character(MatchResult found) {
    return java.util.regex.Matcher.quoteReplacement(
        Character.toString(Integer.parseInt(found.group(1), 16)));
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
