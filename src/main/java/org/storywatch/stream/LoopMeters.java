package org.storywatch.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// What a loop counts: how late it is, and what it could not process.
final class LoopMeters {
  private final Counter deadLetters;
  private volatile double lag;

  LoopMeters(String stage, MeterRegistry meters) {
    this.deadLetters = deadLetters(stage, meters);
    Gauge.builder("stream.lag", () -> lag)
        .description(
            "Age of the oldest record of the last batch when it was read; 0 when none waits")
        .baseUnit("seconds")
        .tag("stage", stage)
        .strongReference(true)
        .register(meters);
  }

  static Counter deadLetters(String stage, MeterRegistry meters) {
    return Counter.builder("stream.deadletters")
        .description("Records that could not be processed or written")
        .tag("stage", stage)
        .register(meters);
  }

  void read(ConsumerRecords<String, byte[]> batch) {
    long oldest = Long.MAX_VALUE;
    for (ConsumerRecord<String, byte[]> record : batch) {
      oldest = Math.min(oldest, record.timestamp());
    }
    lag = batch.isEmpty() ? 0 : Math.max(0, System.currentTimeMillis() - oldest) / 1000.0;
  }

  void deadLetter() {
    deadLetters.increment();
  }
}
