package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {
  @ParameterizedTest(name = "done {0}, log {1} to {2}: from {3}, lost {4}, cut {5}")
  @CsvSource({
    ", 0, 10, 0, 0, false", // a new group reads all that is there
    ", 4, 10, 4, 0, false",
    "7, 0, 10, 7, 0, false",
    "10, 10, 10, 10, 0, false",
    "3, 8, 10, 8, 5, false", // retention was quicker
    "9, 0, 5, 0, 0, true", // the log was cut, or is another one
    "9, 2, , 9, 0, false",
  })
  void whereALoopBegins(Long done, long first, Long end, long from, long lost, boolean cut) {
    Start start =
        Start.of(
            Optional.ofNullable(done).map(OffsetAndMetadata::new),
            first,
            end == null ? OptionalLong.empty() : OptionalLong.of(end));
    assertThat(start).isEqualTo(new Start(new OffsetAndMetadata(from), lost, cut));
  }
}
