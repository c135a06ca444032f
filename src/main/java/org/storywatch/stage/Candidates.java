package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts what was decided on articles that fit a profile, or nearly.
final class Candidates {
  private final MeterRegistry meters;

  /// @param decisions that show as zero from the start
  Candidates(MeterRegistry meters, String... decisions) {
    this.meters = meters;
    for (String decision : decisions) {
      count(decision, 0);
    }
  }

  /// So many more.
  void count(String decision, int number) {
    Counter.builder("candidates")
        .description("Articles that fit a profile, or nearly, by what was decided on them")
        .tag("decision", decision)
        .register(meters)
        .increment(number);
  }
}
