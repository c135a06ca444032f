package org.storywatch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.search.Search.Order;

class SearchTest {
  @TempDir private Path folder;
  private Search search;

  @BeforeEach
  void open() {
    search = new Search(folder, () -> Stock.NOON);
  }

  @AfterEach
  void close() {
    search.close();
  }

  @Test
  void allWordsMustBeThereWhereverTheyAre() throws IOException {
    stock();
    assertThat(ids("tunnel fires")).containsExactlyInAnyOrder("fire", "drill");
    assertThat(ids("tunnel fire -drill")).containsExactly("fire");
    assertThat(ids("tunnel zeppelin")).isEmpty();
  }

  @Test
  void aPhraseStandsAsItIs() throws IOException {
    stock();
    assertThat(ids("\"brigade of the fire\"")).containsExactly("drill");
    assertThat(ids("\"fire brigade\"")).containsExactly("fire");
  }

  @Test
  void anotherSpellingOfANameIsFoundAndMarked() throws IOException {
    stock();
    Hit hit = found("haftar").hits().getFirst();
    assertThat(hit.article().id()).isEqualTo("libya");
    assertThat(marked(hit.passages().getFirst())).containsExactly("Hifter");
  }

  @Test
  void outletsAndDaysNarrowItDown() throws IOException {
    stock();
    assertThat(ids("tunnel outlet:courier")).containsExactly("fire");
    assertThat(ids("tunnel -in:\"Aldern Courier\"")).containsExactly("drill");
    assertThat(ids("outlet:herald")).containsExactlyInAnyOrder("drill", "arabic", "libya");
    assertThat(ids("from:2031-03-05")).containsExactly("libya");
    assertThat(ids("tunnel to:2031-03-03")).isEmpty();
  }

  @Test
  void theNewestOrTheBestComesFirst() throws IOException {
    Stock.put(
        folder,
        List.of(
            Stock.article("best", "A", "Ferry aground", "The ferry ran aground.", 0),
            Stock.article("newest", "A", "Weather", "Rain. ".repeat(80) + "One ferry waits.", 9)));
    assertThat(ids("ferry")).containsExactly("best", "newest");
    assertThat(((Answer.Found) search.find(Question.of("ferry"), Order.NEWEST_FIRST, 1)).hits())
        .extracting(hit -> hit.article().id())
        .containsExactly("newest", "best");
  }

  @Test
  void pagesFollowEachOther() throws IOException {
    Stock.put(
        folder,
        IntStream.range(0, 45)
            .mapToObj(i -> Stock.article("a" + i, "A", "Ferry " + i, "", i))
            .toList());
    for (int page = 1; page <= 3; page++) {
      Answer.Found found =
          (Answer.Found) search.find(Question.of("ferry"), Order.NEWEST_FIRST, page);
      assertThat(found.count()).isEqualTo(45);
      assertThat(found.hits()).hasSize(page == 3 ? 5 : 20);
      assertThat(found.hits().getFirst().article().id()).isEqualTo("a" + (64 - 20 * page));
    }
  }

  @Test
  void aHitWithoutItsWordInTheTextShowsHowItBegins() throws IOException {
    Stock.put(folder, List.of(Stock.article("a", "A", "Ferry aground", "It rained a lot.", 0)));
    Hit hit = found("ferry").hits().getFirst();
    assertThat(marked(hit.headline())).containsExactly("Ferry");
    assertThat(hit.passages()).containsExactly(List.of(new Piece("It rained a lot.", false)));
  }

  @Test
  void markupIsTextLikeAnyOther() throws IOException {
    String evil = "A <script>alert(1)</script> & \"quoted\" <img src=x onerror=alert(2)> way.";
    Stock.put(folder, List.of(Stock.article("a", "A", evil, evil, 0)));
    Hit hit = found("alert script").hits().getFirst();
    assertThat(text(hit.headline())).isEqualTo(evil);
    assertThat(text(hit.passages().getFirst())).isEqualTo(evil);
    assertThat(marked(hit.headline())).contains("script", "alert").doesNotContain("img");
  }

  @Test
  void arabicIsMarkedWhereItStands() throws IOException {
    stock();
    Hit hit = found("حفتر").hits().getFirst();
    assertThat(hit.article().id()).isEqualTo("arabic");
    assertThat(marked(hit.passages().getFirst())).containsExactly("حفتر");
  }

  @Test
  void whatTurnsTheDirectionOfATextIsNotShown() throws IOException {
    Stock.put(folder, List.of(Stock.article("a", "A", "Fer\u202Ery", "A \u202Eferry\u202C.", 0)));
    assertThat(text(found("ferry").hits().getFirst().passages().getFirst())).isEqualTo("A ferry.");
  }

  @Test
  void nothingIsMissingUntilThereIsAnArchive() throws IOException {
    assertThat(search.find(Question.of("ferry"), Order.BEST, 1)).isInstanceOf(Answer.Missing.class);
  }

  @Test
  void onlyToLeaveOutIsNoQuestion() throws IOException {
    stock();
    Answer answer = search.find(Question.of("-ferry"), Order.BEST, 1);
    assertThat(answer).isEqualTo(new Answer.Unasked(new Extent(4, Optional.of(Stock.NOON))));
  }

  @Test
  void whatTakesTooLongIsEndedAndSaid() throws IOException {
    stock();
    try (Search hasty = new Search(folder, () -> Stock.NOON, Duration.ZERO)) {
      Answer.Found found = (Answer.Found) hasty.find(Question.of("tunnel"), Order.BEST, 1);
      assertThat(found.whole()).isFalse();
    }
  }

  @Test
  void afterTheEndThereIsNothing() throws IOException {
    stock();
    search.close();
    assertThat(search.find(Question.of("tunnel"), Order.BEST, 1))
        .isInstanceOf(Answer.Missing.class);
  }

  private void stock() throws IOException {
    Instant next = Stock.NOON.plus(Duration.ofDays(1));
    Stock.put(
        folder,
        List.of(
            Stock.article(
                "fire",
                "Aldern Courier",
                "Fire in the Aldern tunnel",
                "The fire brigade closed both tubes.",
                0),
            Stock.article(
                "drill",
                "The Herald",
                "Drill in the tunnel",
                "The brigade of the fire station tries its hoses.",
                1),
            Stock.article("arabic", "Herald", "ليبيا", "قال حفتر إن القوات تتقدم.", 2),
            Stock.article(
                "libya",
                "Herald",
                "Talks in Tripoli",
                "General Khalifa Hifter did not come.",
                Duration.between(Stock.NOON, next).toMinutes())));
  }

  private Answer.Found found(String typed) {
    return (Answer.Found) search.find(Question.of(typed), Order.BEST, 1);
  }

  private List<String> ids(String typed) {
    return found(typed).hits().stream().map(hit -> hit.article().id()).toList();
  }

  private static List<String> marked(List<Piece> pieces) {
    return pieces.stream().filter(Piece::marked).map(Piece::text).toList();
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
