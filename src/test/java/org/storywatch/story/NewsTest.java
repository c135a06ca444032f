package org.storywatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storywatch.fact.Fact;

class NewsTest {
  @Test
  void aPhraseThatSaysMoreStandsInThePlaceOfTheShorterOnes() {
    assertThat(
            News.phrases(
                List.of(
                    event("Tallis Line agreed"),
                    event("harbour opens"),
                    event("Tallis Line agreed to replace"),
                    event("the Tallis Line agreed to replace the crane"),
                    event("Line agreed"))))
        .containsExactly("the Tallis Line agreed to replace the crane", "harbour opens");
  }

  @Test
  void onlyWholeWordsSayTheSame() {
    assertThat(News.phrases(List.of(event("40 witnesses are heard"), event("40 witness"))))
        .containsExactly("40 witnesses are heard", "40 witness");
  }

  @Test
  void thereAreSixAtMost() {
    assertThat(
            News.phrases(
                List.of(
                    event("a"),
                    event("b"),
                    event("c"),
                    event("d"),
                    event("e"),
                    event("f"),
                    event("g"),
                    event("f of g"))))
        .containsExactly("a", "b", "c", "d", "e", "f of g");
  }

  private static News event(String said) {
    return new News(new Fact.Event(said, Set.of(said)), 1);
  }
}
