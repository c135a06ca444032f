package org.storywatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitsTest {
  private static final Instant LAST = Instant.parse("2031-03-04T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "0, 900, false", // nothing to make safe
    "1, 29, false",
    "1, 30, true",
    "99, 0, false",
    "100, 0, true",
    "250, 1, true"
  })
  void aCommitIsDueAfterSoManyArticlesOrSoLong(int waiting, int seconds, boolean due) {
    Commits commits = new Commits(100, Duration.ofSeconds(30));
    assertThat(commits.isDue(waiting, LAST, LAST.plusSeconds(seconds))).isEqualTo(due);
  }
}
