package org.storywatch.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-14T07:30:00Z|2020-01-14T07:30:00Z",
        "2020-01-14t07:30:00z|2020-01-14T07:30:00Z",
        "2020-01-14T07:30:00.123+01:00|2020-01-14T06:30:00.123Z",
        "2020-01-14T07:30:00+0100|2020-01-14T06:30:00Z",
        "2020-01-14T07:30:00 +01|2020-01-14T06:30:00Z",
        "2020-01-14T07:30|2020-01-14T07:30:00Z",
        "2020-01-14 07:30:00|2020-01-14T07:30:00Z",
        "2020-01-14|2020-01-14T00:00:00Z",
        "2020-1-14|2020-01-14T00:00:00Z",
        "14/01/2020|2020-01-14T00:00:00Z",
        "Tue, 14 Jan 2020 07:30:00 GMT|2020-01-14T07:30:00Z",
      })
  void datesAreRead(String written, Instant date) {
    assertThat(Dates.first(Stream.of(written))).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "today", "2020", "2020-01", "2020-13-01", "1970-01-01", "9999-12-31"})
  void whatIsNoDateOrAnAbsurdOneIsNone(String written) {
    assertThat(Dates.first(Stream.of(written))).isEqualTo(Instant.EPOCH);
  }

  @Test
  void theFirstThatCanBeReadHolds() {
    assertThat(Dates.first(Stream.of("soon", "2020-01-14", "2021-01-14")))
        .isEqualTo(Instant.parse("2020-01-14T00:00:00Z"));
  }
}
