package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.match.Term;
import org.storywatch.stream.Json;

class MemoryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

  private static final String BODY =
      "The talks in Moscow ended without a deal, since one of the two sides left for home before"
          + " the papers were signed. Fighting went on near the capital.";

  private final Memory memory = new Memory();

  @Test
  void theFirstArticleIsNew() {
    assertThat(memory.consider(match("libya", "1", "Talks end."), NOW))
        .isInstanceOfSatisfying(
            Memory.Verdict.New.class,
            verdict -> assertThat(verdict.development().first().id()).isEqualTo("1"));
  }

  @Test
  void theSameArticleAgainChangesNothing() {
    memory.consider(match("libya", "1", "Talks end."), NOW);
    assertThat(memory.consider(match("libya", "1", "Talks end, edited."), NOW))
        .isInstanceOf(Memory.Verdict.Known.class);
  }

  @Test
  void theSameBodyElsewhereIsCollectedAsACopyWhateverItsHeadlineAndPunctuation() {
    memory.consider(match("libya", "1", BODY), NOW);
    String copy = BODY.toUpperCase(Locale.ROOT).replace(",", " --").replace('.', '!');
    assertThat(memory.consider(match("libya", "2", copy), NOW))
        .isInstanceOfSatisfying(
            Memory.Verdict.Repeated.class,
            verdict ->
                assertThat(verdict.development().members())
                    .extracting(Member::article)
                    .containsExactly("2"));
    assertThat(memory.consider(match("libya", "2", copy), NOW))
        .isInstanceOf(Memory.Verdict.Known.class);
  }

  @Test
  void profilesDoNotShareAMemory() {
    memory.consider(match("libya", "1", "Talks end."), NOW);
    assertThat(memory.consider(match("russia", "1", "Talks end."), NOW))
        .isInstanceOf(Memory.Verdict.New.class);
  }

  @Test
  void aMemoryThatWasReadBackDecidesAsBefore() {
    var first = (Memory.Verdict.New) memory.consider(match("libya", "1", BODY), NOW);
    var copy = (Memory.Verdict.Repeated) memory.consider(match("libya", "2", BODY), NOW);
    Memory again = new Memory();
    again.remember(first.development());
    again.remember(copy.development());
    assertThat(again.consider(match("libya", "2", BODY), NOW))
        .isInstanceOf(Memory.Verdict.Known.class);
    assertThat(again.consider(match("libya", "3", BODY + "..."), NOW))
        .isInstanceOfSatisfying(
            Memory.Verdict.Repeated.class,
            verdict -> assertThat(verdict.development().members()).hasSize(2));
  }

  @Test
  void articlesWithoutABodyAreComparedByTheirHeadline() {
    memory.consider(match("libya", "1", ""), NOW);
    assertThat(memory.consider(match("libya", "2", ""), NOW))
        .isInstanceOf(Memory.Verdict.New.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comments",
        "Read more",
        "Click here to read the full story on our website.",
        "Article URL, Comments URL, Points: 1, # Comments: 0"
      })
  void theSameFewWordsUnderAnotherHeadlineAreNoCopy(String boilerplate) {
    memory.consider(match("libya", "1", boilerplate), NOW);
    assertThat(memory.consider(match("libya", "2", boilerplate), NOW))
        .isInstanceOf(Memory.Verdict.New.class);
  }

  @Test
  void theSameHeadlineWithTheSameFewWordsIsACopy() {
    memory.consider(titled("1", "Talks end: no deal", "Read more"), NOW);
    assertThat(memory.consider(titled("2", "Talks end - no deal", "read more..."), NOW))
        .isInstanceOf(Memory.Verdict.Repeated.class);
  }

  @Test
  void aBodyInAScriptWithoutSpacesIsABodyToo() {
    String body = "双方代表在莫斯科举行会谈，但没有签署停火协议。".repeat(5);
    memory.consider(match("libya", "1", body), NOW);
    assertThat(memory.consider(match("libya", "2", body), NOW))
        .isInstanceOf(Memory.Verdict.Repeated.class);
  }

  @ParameterizedTest
  @CsvSource({
    "दिल, दल, true", // another word: the marks of vowels count
    "Café, Cafe\u0301, false", // the same letters, composed and not
    "🔥, 🎉, true", // no word at all
  })
  void headlinesAreTakenLetterByLetter(String one, String other, boolean isNew) {
    memory.consider(titled("1", one, ""), NOW);
    Memory.Verdict verdict = memory.consider(titled("2", other, ""), NOW);
    assertThat(verdict instanceof Memory.Verdict.New).isEqualTo(isNew);
  }

  @Test
  void aDevelopmentWithThousandsOfCopiesStillFitsIntoARecord() {
    Memory.Verdict last = memory.consider(match("libya", "0", BODY), NOW);
    for (int i = 1; i < 2_000; i++) {
      last = memory.consider(match("libya", "long".repeat(900) + i, BODY), NOW);
    }
    assertThat(last)
        .isInstanceOfSatisfying(
            Memory.Verdict.Repeated.class,
            verdict ->
                assertThat(Json.write(verdict.development())).hasSizeLessThan(4 * 1024 * 1024));
    assertThat(memory.consider(match("libya", "long".repeat(900) + 1_999, BODY), NOW))
        .isInstanceOf(Memory.Verdict.Known.class);
  }

  private static Match match(String profile, String id, String text) {
    return match(profile, id, "Headline " + id, text);
  }

  private static Match titled(String id, String title, String text) {
    return match("libya", id, title, text);
  }

  private static Match match(String profile, String id, String title, String text) {
    Article article =
        new Article(
            1,
            id,
            "feed",
            "Outlet",
            URI.create("https://example.org/" + id),
            title,
            "",
            text,
            "en",
            NOW,
            NOW);
    return new Match(1, profile, article, 0.8, List.of(new Term("talks", 1)));
  }
}
