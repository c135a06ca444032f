package org.storywatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storywatch.mail.Samples;
import org.storywatch.match.Decision;
import org.storywatch.match.Match;

class MarksTest {
  private final Marks marks = new Marks();

  @Test
  void theNewestOfEachProfileAreKeptOnce() {
    for (int i = 0; i < 600; i++) {
      marks.add(decision("busy", i));
      marks.add(decision("busy", i));
    }
    marks.add(decision("quiet", 0));
    assertThat(marks.of("busy", Samples.NOON))
        .hasSize(500)
        .extracting(Marks.Mark::article)
        .doesNotHaveDuplicates()
        .contains("article-599", "article-100")
        .doesNotContain("article-99");
    assertThat(marks.of("quiet", Samples.NOON)).hasSize(1);
    assertThat(marks.of("none", Samples.NOON)).isEmpty();
  }

  @Test
  void whatIsOlderThanTwoWeeksIsNotSpokenOf() {
    marks.add(decision("one", 0));
    assertThat(marks.of("one", Samples.NOON.plus(Duration.ofDays(14)))).hasSize(1);
    assertThat(marks.of("one", Samples.NOON.plus(Duration.ofDays(15)))).isEmpty();
  }

  @Test
  void ofTooManyTheProfileThatTookNoteMostLosesItsOldest() {
    marks.add(decision("quiet", 0));
    for (int minute = 0; minute < 500; minute++) {
      for (int busy = 0; busy < 200; busy++) {
        marks.add(decision("busy " + busy, minute));
      }
    }
    assertThat(marks.of("quiet", Samples.NOON)).hasSize(1);
    assertThat(marks.of("busy 0", Samples.NOON)).hasSize(499);
    assertThat(marks.of("busy 199", Samples.NOON)).hasSize(500);
  }

  private static Decision decision(String profile, int minutes) {
    Match match =
        new Match(1, profile, Samples.article(minutes, "Gazette", "Title", ""), 0.3, List.of());
    return new Decision(1, match, false);
  }
}
