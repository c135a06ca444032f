package org.storywatch.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;
import org.storywatch.ops.Exemplars;

/// How long articles take for one part of the way from their publisher to a mail. Its buckets reach
/// from a hundredth of a second to a week, since a feed may be read once a day and a digest is sent
/// once a day.
final class Latency {
  private static final Duration[] BUCKETS =
      Stream.of(
              "PT0.01S", "PT0.03S", "PT0.1S", "PT0.3S", "PT1S", "PT3S", "PT10S", "PT30S", "PT1M",
              "PT2M", "PT5M", "PT10M", "PT20M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "PT24H",
              "PT168H")
          .map(Duration::parse)
          .toArray(Duration[]::new);

  private final Timer timer;

  /// @param part of the way, as the meter calls it
  Latency(String part, MeterRegistry meters) {
    this.timer =
        Timer.builder("alert.latency")
            .description("Time that articles take from one step to the next")
            .tag("stage", part)
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
  }

  /// One came through.
  ///
  /// @param article its id
  /// @param where the feed that it came from, or the alert that tells of it
  void record(Duration time, String article, String where) {
    Exemplars.record(timer, time, article, where);
  }
}
