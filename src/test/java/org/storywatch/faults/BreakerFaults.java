package org.storywatch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The breaker, as the build runs it: `-Dfaults.schedules=N` schedules, the first with the seed
/// `-Dfaults.seed=N`.
@Tag("faults")
class BreakerFaults {
  @Test
  void nothingIsLostAndNothingIsToldTwiceWhateverBreaks() throws Exception {
    Breaker breaker = new Breaker(Files.createTempDirectory("breaker"), Breaker.TOGETHER, false);
    long first = Long.getLong("faults.seed", 1);
    long after = first + Long.getLong("faults.schedules", 20);
    assertThat(breaker.run(LongStream.range(first, after).mapToObj(Schedule::of).toList()))
        .isEmpty();
  }
}
