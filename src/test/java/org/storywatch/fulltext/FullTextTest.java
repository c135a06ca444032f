package org.storywatch.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Article;
import org.storywatch.page.Page;

class FullTextTest {
  private static final URI URL = URI.create("https://courier.example/ferry");
  private static final Instant FETCHED = Instant.parse("2020-01-14T08:00:00Z");
  private static final String LONG = "The ferries sail again from the quay. ".repeat(30).strip();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u2026",
        " [\u2026]",
        " [...]",
        " (...)",
        "...",
        " Read more",
        " Read more »",
        " Continue reading Ferries sail again →",
        " Weiterlesen",
        " Lire la suite…",
        " Leer más",
        " Leia mais",
        " Leggi tutto",
        " Lees verder",
        " Czytaj więcej",
        " Devamını oku",
        " Читать далее",
        " The post Ferries appeared first on The Courier.",
      })
  void aSummaryWantsItsPage(String end) {
    assertThat(wanted("The ferries sail again." + end)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2026",
        " [\u2026]",
        " […] The post Ferries appeared first on The Courier.",
        " Read more"
      })
  void aLongTextThatIsCutOffWantsItsPage(String end) {
    assertThat(wanted(LONG + end)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " „Schön“, sagte er… und ging nach Haus.",
        " Он сказал… и ушёл домой",
        " The post Ferries appeared first on The Courier.",
        " We have yet to read more about it, he said.",
      })
  void aLongTextIsEnough(String end) {
    assertThat(wanted(LONG + end)).isFalse();
  }

  @Test
  void aTextWithoutSpacesIsAsLongAsItsCharactersSay() {
    assertThat(wanted("渡船今天早上恢复航行。".repeat(30))).isFalse();
    assertThat(wanted("渡船今天早上恢复航行。")).isTrue();
  }

  @Test
  void aFeedsOwnChoiceComesFirst() {
    assertThat(FullText.wanted(article("Short."), When.NEVER)).isFalse();
    assertThat(FullText.wanted(article(LONG), When.ALWAYS)).isTrue();
  }

  @Test
  void thePagesTextIsTakenWhereItSaysMore() {
    Article merged = FullText.merged(article("The ferries sail again…"), page("Ferries", LONG));
    assertThat(merged.text()).isEqualTo(LONG);
    assertThat(merged.id()).isEqualTo("a1");
    assertThat(merged.url()).isEqualTo(URL);
    assertThat(merged.title()).isEqualTo("Ferries sail");
    assertThat(merged.author()).isEqualTo("Nora Field");
    assertThat(merged.lang()).isEqualTo("en");
  }

  @Test
  void theFeedsTextStaysWhereThePageGivesLess() {
    Article article = article(LONG);
    assertThat(FullText.merged(article, page("Ferries", "The ferries sail."))).isEqualTo(article);
    assertThat(FullText.merged(article, page("Ferries", ""))).isEqualTo(article);
  }

  @Test
  void aPageAboutSomethingElseIsNotTaken() {
    Article article = article("The ferries sail again after nine days…");
    String home =
        "Welcome to our new home page, where you will find all news of the town. ".repeat(9);
    assertThat(FullText.merged(article, page("The Harbour Courier", home))).isEqualTo(article);
  }

  @Test
  void anUnknownDateIsTakenFromThePageUnlessItLiesAhead() {
    Article undated = article("The ferries sail again…");
    Page dated = page("Ferries", LONG);
    assertThat(FullText.merged(undated, dated).published())
        .isEqualTo(Instant.parse("2020-01-14T06:30:00Z"));
    Instant ahead = FETCHED.plusSeconds(60);
    Page later = new Page(URL, "", "", LONG, "", ahead);
    assertThat(FullText.merged(undated, later).published()).isEqualTo(FETCHED);
  }

  @Test
  void aTextThatWouldNotFitIntoARecordIsCut() {
    Article merged = FullText.merged(article("The ferries…"), page("Ferries", LONG.repeat(100)));
    assertThat(merged.text()).hasSize(100_000);
  }

  private static boolean wanted(String text) {
    return FullText.wanted(article(text), When.SUMMARY);
  }

  private static Article article(String text) {
    return new Article(
        Article.SCHEMA, "a1", "f1", "Courier", URL, "Ferries sail", "", text, "", FETCHED, FETCHED);
  }

  private static Page page(String title, String text) {
    Instant published = Instant.parse("2020-01-14T06:30:00Z");
    return new Page(URI.create("https://x.example/"), title, "Nora Field", text, "en", published);
  }
}
