package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.match.Match;
import org.storywatch.match.Term;

class MemoryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

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
  void theSameWordsElsewhereAreCollectedAsACopyWhateverTheirPunctuation() {
    memory.consider(match("libya", "1", "Talks end. No deal"), NOW);
    assertThat(memory.consider(match("libya", "2", "TALKS END -- no deal!"), NOW))
        .isInstanceOfSatisfying(
            Memory.Verdict.Repeated.class,
            verdict ->
                assertThat(verdict.development().copies())
                    .extracting(Copy::article)
                    .containsExactly("2"));
    assertThat(memory.consider(match("libya", "2", "TALKS END -- no deal!"), NOW))
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
    var first = (Memory.Verdict.New) memory.consider(match("libya", "1", "Talks end."), NOW);
    var copy = (Memory.Verdict.Repeated) memory.consider(match("libya", "2", "talks end"), NOW);
    Memory again = new Memory();
    again.remember(first.development());
    again.remember(copy.development());
    assertThat(again.consider(match("libya", "2", "talks end"), NOW))
        .isInstanceOf(Memory.Verdict.Known.class);
    assertThat(again.consider(match("libya", "3", "Talks... end."), NOW))
        .isInstanceOfSatisfying(
            Memory.Verdict.Repeated.class,
            verdict -> assertThat(verdict.development().copies()).hasSize(2));
  }

  @Test
  void articlesWithoutABodyAreComparedByTheirHeadline() {
    memory.consider(match("libya", "1", ""), NOW);
    assertThat(memory.consider(match("libya", "2", ""), NOW))
        .isInstanceOf(Memory.Verdict.New.class);
  }

  private static Match match(String profile, String id, String text) {
    Article article =
        new Article(
            1,
            id,
            "feed",
            "Outlet",
            URI.create("https://example.org/" + id),
            "Headline " + id,
            "",
            text,
            "en",
            NOW,
            NOW);
    return new Match(1, profile, article, 0.8, List.of(new Term("talks", 1)));
  }
}
