package org.storywatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastWordTest {
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // milliseconds from now to the last word, and to this one
    "-60000, 0",
    "-1, 0",
    "0, 1",
    "1, 2",
    "60000, 60001",
  })
  void aWordIsLaterThanTheOneThatItReplaces(long last, long said) {
    assertThat(LastWord.at(NOW, Optional.of(NOW.plusMillis(last)))).isEqualTo(NOW.plusMillis(said));
  }

  @Test
  void theFirstIsSaidNow() {
    assertThat(LastWord.at(NOW, Optional.empty())).isEqualTo(NOW);
  }
}
