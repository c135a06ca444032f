package org.storywatch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The breaker, as the build runs it: `-Dfaults.schedules=N` schedules, the first with the seed
/// `-Dfaults.seed=N`. None is begun after `-Dfaults.minutes=N`; half of them must be done by then.
@Tag("faults")
class BreakerFaults {
  @Test
  void nothingIsLostAndNothingIsToldTwiceWhateverBreaks() throws Exception {
    Path folder = Files.createTempDirectory("breaker");
    Duration time = Duration.ofMinutes(Long.getLong("faults.minutes", 600));
    Breaker breaker = new Breaker(folder, Breaker.TOGETHER, false, time);
    long first = Long.getLong("faults.seed", 1);
    int schedules = Integer.getInteger("faults.schedules", 20);
    assertThat(
            breaker.run(LongStream.range(first, first + schedules).mapToObj(Schedule::of).toList()))
        .isEmpty();
    assertThat(breaker.done()).as("schedules in %s", time).isGreaterThanOrEqualTo(schedules / 2);
  }
}
