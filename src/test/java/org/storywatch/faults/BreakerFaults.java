package org.storywatch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The breaker, as the build runs it: `-Dfaults.schedules=N` schedules, the first with the seed
/// `-Dfaults.seed=N`.
class BreakerFaults {
  @Test
  void nothingIsLostAndNothingIsToldTwiceWhateverBreaks() throws Exception {
    Breaker breaker = new Breaker(Files.createTempDirectory("breaker"), Breaker.TOGETHER, false);
    assertThat(breaker.run(Long.getLong("faults.seed", 1), Long.getLong("faults.schedules", 20)))
        .isEmpty();
  }
}
