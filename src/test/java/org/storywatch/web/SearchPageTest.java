package org.storywatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.search.Search;
import org.storywatch.search.Stock;

/// The page that searches, over HTTP, with a real archive.
class SearchPageTest {
  private static final Article FIRE =
      Stock.article(
          "fire", "Aldern Courier", "Fire in the tunnel", "The tunnel was closed at noon.", 0);

  @TempDir private Path folder;
  private Gate gate;
  private Search search;

  @BeforeEach
  void open() throws Exception {
    gate = Gate.open();
    search = new Search(folder, () -> gate.now);
  }

  @AfterEach
  void close() {
    gate.close();
    search.close();
  }

  @Test
  void aProcessWithoutAnArchiveSaysSo() throws IOException {
    assertThat(page("q=fire").select(".empty").text()).contains("keeps no archive of articles");
  }

  @Test
  void untilThereIsAnArchiveThePageSaysWhatToWaitFor() throws IOException {
    gate.dashboard.search(search);
    assertThat(page("q=fire").select(".empty").text()).contains("is made anew");
  }

  @Test
  void anArchiveThatCannotBeReadIsSaid() throws IOException {
    stock(FIRE);
    for (Path file : files()) {
      if (!file.getFileName().toString().startsWith("segments")) {
        Files.delete(file);
      }
    }
    Document page = page("q=fire");
    assertThat(page.select("h2").text()).isEqualTo("The archive cannot be read");
    assertThat(page.select(".hints li")).hasSize(1);
  }

  @Test
  void withoutAQuestionItSaysHowMuchThereIs() throws IOException {
    stock(FIRE);
    Document page = page("");
    assertThat(page.select(".empty").text())
        .contains("The archive holds 1 article", "4 Mar 2031, 12:00 UTC");
    assertThat(page.select("form[role=search][method=get] label[for=q]")).hasSize(1);
    assertThat(page.select("nav a[aria-current=page]").text()).isEqualTo("Search");
  }

  @Test
  void aHitIsShownWithItsWordsMarked() throws IOException {
    stock(FIRE);
    gate.recent.add(new Match(1, Gate.PROFILE, FIRE, 0.8, List.of()));
    Document page = page("q=tunnel");
    Element hit = page.expectFirst(".hit");
    assertThat(hit.select("h3 a").attr("href")).isEqualTo("https://news.example/fire");
    assertThat(hit.select("h3").text()).isEqualTo("Fire in the tunnel");
    assertThat(hit.select("h3 mark").eachText()).containsExactly("tunnel");
    assertThat(hit.select(".passage").text()).isEqualTo("The tunnel was closed at noon.");
    assertThat(hit.select(".passage mark").eachText()).containsExactly("tunnel");
    assertThat(hit.select(".outlet").text()).isEqualTo("Aldern Courier");
    assertThat(hit.select("time").attr("datetime")).isEqualTo("2031-03-04T12:00:00Z");
    assertThat(hit.select(".kicker").text()).isEqualTo("matched The Velden barrage");
    assertThat(page.select("h2[role=status]").text()).isEqualTo("1 found");
    assertThat(page.title()).isEqualTo("tunnel – Search – Storywatch");
    assertThat(page.select("input[type=search]").attr("value")).isEqualTo("tunnel");
  }

  @Test
  void nothingFoundSaysHowMuchWasLookedThrough() throws IOException {
    stock(FIRE);
    Document page = page("q=zeppelin");
    assertThat(page.select("h2").text()).isEqualTo("Nothing found");
    assertThat(page.select(".empty").text()).contains("1 article", "4 Mar 2031");
  }

  @Test
  void whatCannotBeUnderstoodIsSaid() throws IOException {
    stock(FIRE);
    assertThat(page("q=" + encoded("fire from:noon")).select(".hints").text())
        .contains("from: wants a day");
    assertThat(page("q=" + encoded("-fire")).select(".hints").text()).contains("only leaves out");
    assertThat(page("q=" + encoded("!?")).select(".hints").text()).contains("no word");
    assertThat(page("q=" + encoded("the fire")).select(".hints").text()).contains("Passed over");
  }

  @Test
  void linksTurnThePagesAndTheOrder() throws IOException {
    stock(
        IntStream.range(0, 45)
            .mapToObj(i -> Stock.article("a" + i, "A", "Ferry & co " + i, "", i))
            .toArray(Article[]::new));
    Document first = page("q=" + encoded("ferry & co"));
    assertThat(first.select("h2").text()).isEqualTo("45 found");
    assertThat(first.select(".turn").text()).isEqualTo("Page 1 of 3 Next");
    Document newest = follow(first.select(".spans nav a:not([aria-current])").attr("href"));
    assertThat(newest.select(".hit h3").getFirst().text()).isEqualTo("Ferry & co 44");
    assertThat(newest.select("input[name=by]").attr("value")).isEqualTo("newest");
    Document second = follow(newest.select(".turn a[rel=next]").attr("href"));
    assertThat(second.select(".hit h3").getFirst().text()).isEqualTo("Ferry & co 24");
    assertThat(second.select(".turn").text()).isEqualTo("Before Page 2 of 3 Next");
    Document beyond = follow("search?q=ferry&page=9999");
    assertThat(beyond.select(".empty").text()).contains("not so many pages");
    assertThat(follow("search?q=ferry&page=x").select(".hit")).hasSize(20);
  }

  @Test
  void nothingThatStandsInAnArticleOrAQuestionIsMarkup() throws IOException {
    String evil = "<script>alert(1)</script><img src=x onerror=alert(1)> \"'> quote";
    stock(
        new Article(
            Article.SCHEMA,
            "evil",
            "feed",
            evil,
            URI.create("javascript:alert(1)"),
            evil,
            "",
            evil,
            "",
            Stock.NOON,
            Stock.NOON));
    Document page = page("q=" + encoded("alert \"><script>script</script>"));
    assertThat(page.select(".hit h3 a, img, body script, [onerror]")).isEmpty();
    Document found = page("q=alert");
    assertThat(found.select(".hit mark").eachText()).contains("alert");
    assertThat(found.select(".hit h3").text()).isEqualTo(evil);
    assertThat(found.select(".hit h3 a, img, body script, [onerror]")).isEmpty();
  }

  @Test
  void arabicRunsItsOwnWay() throws IOException {
    stock(Stock.article("a", "A", "قال حفتر", "قال حفتر إن القوات تتقدم.", 0));
    Document page = page("q=" + encoded("حفتر"));
    assertThat(page.select(".hit h3[dir=auto] mark").text()).isEqualTo("حفتر");
    assertThat(page.select(".hit .passage[dir=auto] mark").text()).isEqualTo("حفتر");
  }

  private void stock(Article... articles) throws IOException {
    Stock.put(folder, List.of(articles));
    gate.dashboard.search(search);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  private Document page(String query) throws IOException {
    return follow("search?" + query);
  }

  private Document follow(String path) throws IOException {
    Gate.Reply reply = gate.get("/" + path, "Host: localhost");
    assertThat(reply.status()).isEqualTo(200);
    return Jsoup.parse(reply.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
