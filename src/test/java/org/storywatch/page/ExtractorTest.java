package org.storywatch.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.net.Body;

@Execution(ExecutionMode.CONCURRENT)
class ExtractorTest {
  private static final URI URL = URI.create("https://courier.example/x?id=1");
  private final Extractor extractor = new Extractor();

  @Test
  void anArticleIsReadWithoutWhatStandsAroundAndWithinIt() throws Exception {
    Page page = page("article.html");
    assertThat(page.text().split("\n\n"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("The crews of").endsWith("a dozen passengers."),
            deal -> assertThat(deal).startsWith("Under the deal").endsWith("paid better."),
            heading -> assertThat(heading).isEqualTo("No winners"),
            words -> assertThat(words).startsWith("“Nobody won").endsWith("to its figures."),
            fact -> assertThat(fact).isEqualTo("Nine days without a boat"),
            fact -> assertThat(fact).isEqualTo("Forty thousand trips lost"),
            last -> assertThat(last).startsWith("The next talks").endsWith("for the spring."));
  }

  @Test
  void whatAPageSaysOfItselfIsRead() throws Exception {
    Page page = page("article.html");
    assertThat(page.title()).isEqualTo("Ferry strike ends after nine days");
    assertThat(page.author()).isEqualTo("Nora Field, Tom Quay");
    assertThat(page.published()).isEqualTo(Instant.parse("2020-01-14T06:30:00Z"));
    assertThat(page.lang()).isEqualTo("en-GB");
    assertThat(page.url()).isEqualTo(URI.create("https://courier.example/local/ferry-strike"));
  }

  @Test
  void aPageLaidOutByTablesAndLineBreaksIsRead() throws Exception {
    byte[] latin =
        html("old-table.html")
            .replace('„', '"')
            .replace('“', '"')
            .getBytes(StandardCharsets.ISO_8859_1);
    Page page = extractor.extract(Body.of(latin), "text/html", URL);
    assertThat(page.title()).isEqualTo("Brücke gesperrt");
    assertThat(page.text())
        .contains("auch für Fußgänger, weil ein Pfeiler")
        .contains("am anderen Ufer wohnt.")
        .endsWith("die nichts kostet.")
        .doesNotContain("Wetter", "Lokales");
  }

  @Test
  void anArticleInSeveralBoxesIsReadWhole() throws Exception {
    Page page = page("boxes.html");
    assertThat(page.text())
        .startsWith("Le marché couvert")
        .contains("Le toit, long de cent mètres")
        .endsWith("ouvrira lui-même les portes.")
        .doesNotContain("Partager", "mes enfants");
    assertThat(page.author()).isEqualTo("Zoé Hêtre");
    assertThat(page.published()).isEqualTo(Instant.parse("2021-03-05T09:15:00Z"));
    assertThat(page.lang()).isEqualTo("fr");
  }

  @Test
  void aPageDrawnByAScriptIsReadFromWhatItTellsSearchEngines() throws Exception {
    assertThat(page("drawn-by-script.html").text())
        .isEqualTo(
            "The lighthouse on the point went dark on Sunday, for the first time in ninety years."
                + "\n\nA fuse & a mouse were found, and both were dead.");
  }

  @Test
  void aListOfLinksHasNoArticle() throws Exception {
    assertThat(page("front.html").text()).isEmpty();
  }

  @Test
  void whatHoldsNearlyAllProseIsTheArticleWhateverItIsCalled() throws Exception {
    assertThat(page("misnamed.html").text())
        .startsWith("The museum was moved")
        .endsWith("turned out to be green.");
  }

  @Test
  void hiddenTextIsNotRead() {
    String prose = "This is told to everybody, in a long line, so that it counts as a paragraph. ";
    String html =
        "<article><p>%s</p><p style='display: NONE'>a</p><p hidden>b</p><p aria-hidden=true>c</p>"
            .formatted(prose.repeat(5));
    assertThat(extractor.extract(html, URL).text()).isEqualTo(prose.repeat(5).strip());
  }

  @Test
  void aSidewaysNameInAnAnchorOfAHeadingSaysNothing() {
    String prose =
        "<p>Sharing tools is old, and so is losing them, as any neighbour will tell you.</p>";
    String html =
        "<div><div id='sharing-tools-with-the-whole-street'>"
            + prose.repeat(6)
            + "</div>"
            + prose
            + "</div>";
    assertThat(extractor.extract(html, URL).text().split("\n\n")).hasSize(7);
  }

  @Test
  void theCanonicalAddressIsTheHomePageOfNoArticle() {
    String html = "<link rel=canonical href='https://courier.example/'><p>text";
    assertThat(extractor.extract(html, URL).url()).isEqualTo(URL);
    String odd = "<link rel=canonical href='mailto:me@courier.example'><p>text";
    assertThat(extractor.extract(odd, URL).url()).isEqualTo(URL);
  }

  @Test
  void linkedDataThatIsBrokenIsPassedOver() {
    String html =
        "<title>Ferry strike ends at last</title><script type='application/ld+json'>{\"@type\":"
            + "</script><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":"
            + "\"A. Pen\",\"headline\":7}</script><p>text";
    Page page = extractor.extract(html, URL);
    assertThat(page.title()).isEqualTo("Ferry strike ends at last");
    assertThat(page.author()).isEqualTo("A. Pen");
  }

  @Test
  void linkedDataIsReadAlsoWhereItIsWrappedForOldReaders() {
    String data = "{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"By A. Pen\"}}";
    for (String wrapped : List.of("<![CDATA[%s]]>", " <!-- %s -->", "//<![CDATA[\n%s\n//]]>")) {
      String html = "<script type='application/ld+json'>" + wrapped.formatted(data) + "</script>";
      assertThat(extractor.extract(html, URL).author()).as(wrapped).isEqualTo("A. Pen");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b><p>",
        "<b><a><div>",
        "<a href=x>word word word, ",
        "<table><tr><td>a",
        "<table><b>",
        "<table><tr><td>x</td></tr></table>",
        "<p>a sentence of some length, with a comma.",
        "<div class='comment article content'>a, b",
        "<h1><div>t",
        "<span rel=author>x",
        "<svg><g>",
        "<br><br>x",
        "<time datetime=2020>",
        "<script type=application/ld+json>[[[[{\"a\":[",
        "<!--",
        "&amp;",
        "\u0000<",
      })
  void aPageThatRepeatsOneThingManyTimesIsReadInTime(String thing) {
    String html = thing.repeat(128 * 1024 / thing.length());
    Page page =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> extractor.extract(html, URL));
    assertThat(page.url()).isEqualTo(URL);
  }

  @Test
  void linkedDataNestedDeeplyIsPassedOver() {
    String deep = "[".repeat(100_000);
    String authors = "{\"@type\":\"Article\",\"author\":" + "[".repeat(400) + "]".repeat(400) + "}";
    String html =
        "<script type='application/ld+json'>%s</script><script type='application/ld+json'>%s</script><title>t</title>"
            .formatted(deep, authors);
    assertThat(extractor.extract(html, URL).author()).isEmpty();
  }

  @Test
  void whateverTheBytesAreItNeverThrows() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] page = html("article.html").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      byte[] broken = page.clone();
      for (int hits = random.nextInt(200); hits > 0; hits--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      String type = random.nextBoolean() ? "" : "text/html; charset=" + random.nextInt(9);
      assertThat(extractor.extract(Body.of(broken), type, URL)).as("seed %d", seed).isNotNull();
    }
    assertThat(extractor.extract(Body.of(new byte[0]), "", URL).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "windows-1251", "Shift_JIS", "GB18030"})
  void thePageIsReadInTheCharsetThatHttpSays(String charset) {
    String text =
        charset.startsWith("S") ? "灯台が消えた" : charset.startsWith("G") ? "灯塔熄灭了" : "Маяк погас";
    byte[] bytes = ("<title>" + text + "</title>").getBytes(Charset.forName(charset));
    assertThat(extractor.extract(Body.of(bytes), "text/html; charset=" + charset, URL).title())
        .isEqualTo(text);
  }

  private Page page(String name) throws IOException {
    return extractor.extract(html(name), URL);
  }

  private static String html(String name) throws IOException {
    try (InputStream in = ExtractorTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
