package org.storywatch.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What a loop counts: how late it is, what it could not process, and what it came too late for.
final class LoopMeters {
  private final String stage;
  private final MeterRegistry registry;
  private final Lag lag;
  private final InstantSource clock;
  private final Counter deadLetters;
  private final Counter lost;
  private final Counter errors;
  private final AtomicLong ahead = new AtomicLong();
  private final Map<Integer, Gauge> gauges = new HashMap<>();
  private volatile double left = Double.POSITIVE_INFINITY;

  LoopMeters(String stage, Lag lag, InstantSource clock, MeterRegistry registry) {
    this.stage = stage;
    this.registry = registry;
    this.lag = lag;
    this.clock = clock;
    this.deadLetters = deadLetters(stage, registry);
    this.errors =
        Counter.builder("stream.errors")
            .description("Times that a stage threw: errors of this program")
            .tag("stage", stage)
            .register(registry);
    this.lost =
        Counter.builder("stream.lost")
            .description("Records that the topic no longer had when they were to be read, at most")
            .tag("stage", stage)
            .register(registry);
    Gauge.builder("stream.retention.left", () -> left)
        .description("Time until the topic deletes the oldest record that waits")
        .baseUnit("seconds")
        .tag("stage", stage)
        .strongReference(true)
        .register(registry);
    Gauge.builder("stream.ahead", ahead, AtomicLong::get)
        .description("Records that the stage has read and its topic does not have; always 0")
        .tag("stage", stage)
        .register(registry);
  }

  static Counter deadLetters(String stage, MeterRegistry meters) {
    return Counter.builder("stream.deadletters")
        .description("Records that could not be processed or written")
        .tag("stage", stage)
        .register(meters);
  }

  /// A partition is ours.
  synchronized void assigned(int partition) {
    gauges.computeIfAbsent(
        partition,
        number ->
            Gauge.builder("stream.lag", () -> seconds(lag.age(number, clock.instant())))
                .description("Age of the oldest record that waits; 0 when none does")
                .baseUnit("seconds")
                .tag("stage", stage)
                .tag("partition", Integer.toString(number))
                .strongReference(true)
                .register(registry));
  }

  /// A partition is not ours any more.
  synchronized void revoked(int partition) {
    Gauge gauge = gauges.remove(partition);
    if (gauge != null) {
      registry.remove(gauge);
    }
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void error() {
    errors.increment();
  }

  void lost(long records) {
    lost.increment((double) records);
  }

  /// What was lost since the start, in words.
  Optional<String> loss(Topic topic) {
    long records = (long) lost.count();
    return records == 0
        ? Optional.empty()
        : Optional.of(
            "up to %d records of %s were deleted before they were read; a restart takes note of it"
                .formatted(records, topic.topicName()));
  }

  void ahead(long records) {
    ahead.set(records);
  }

  void left(Duration time) {
    left = seconds(time);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
