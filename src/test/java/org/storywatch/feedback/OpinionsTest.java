package org.storywatch.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.mail.Samples;

class OpinionsTest {
  private final Opinions opinions = new Opinions();

  @Test
  void theLastWordHoldsWhateverOrderTheyComeIn() {
    Feedback first = said(1, Verdict.MORE, 1);
    Feedback last = said(1, Verdict.LESS, 2);
    assertThat(opinions.add(last)).isTrue();
    assertThat(opinions.add(first)).isFalse();
    assertThat(opinions.of("velden")).containsExactly(last);
  }

  @Test
  void aWordThatComesAgainChangesNothing() {
    assertThat(opinions.add(said(1, Verdict.MORE, 1))).isTrue();
    assertThat(opinions.add(said(1, Verdict.MORE, 1))).isFalse();
    assertThat(opinions.add(said(1, Verdict.MORE, 2))).isFalse();
    assertThat(opinions.newestFirst()).hasSize(1);
  }

  @Test
  void whatIsTakenBackDoesNotHoldButIsKnown() {
    opinions.add(said(1, Verdict.MORE, 1));
    assertThat(opinions.add(said(1, Verdict.NONE, 2))).isTrue();
    assertThat(opinions.of("velden")).isEmpty();
    assertThat(opinions.newestFirst()).isEmpty();
    assertThat(opinions.profiles()).containsExactly("velden");
    assertThat(opinions.of("velden", "article-1"))
        .hasValueSatisfying(said -> assertThat(said.verdict()).isEqualTo(Verdict.NONE));
  }

  @Test
  void takingBackWhatWasNeverSaidChangesNothing() {
    assertThat(opinions.add(said(1, Verdict.NONE, 2))).isFalse();
  }

  @Test
  void theSameWordOnAChangedArticleIsAnother() {
    opinions.add(said(1, Verdict.MORE, 1));
    Article edited = Samples.article(1, "Gazette", "Edited", "Other words");
    assertThat(opinions.add(new Feedback(1, "velden", edited, Verdict.MORE, at(2)))).isTrue();
  }

  @Test
  void eachProfileHasItsOwn() {
    opinions.add(said(1, Verdict.MORE, 1));
    opinions.add(said(2, Verdict.LESS, 2));
    assertThat(opinions.of("other")).isEmpty();
    assertThat(opinions.newestFirst())
        .isEqualTo(List.of(said(2, Verdict.LESS, 2), said(1, Verdict.MORE, 1)));
  }

  private static Feedback said(int article, Verdict verdict, int minute) {
    Article about = Samples.article(article, "Gazette", "Title " + article, "");
    return new Feedback(1, "velden", about, verdict, at(minute));
  }

  private static java.time.Instant at(int minute) {
    return Samples.NOON.plusSeconds(60L * minute);
  }
}
