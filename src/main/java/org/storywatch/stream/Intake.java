package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/// What a member of a loop's group reads, and how far it is with that: more is polled than fits in
/// a [Batch], and what did not fit is polled again. For the loop's thread.
final class Intake {
  private final Consumer<String, byte[]> consumer;
  private final String name;
  private final Lag lag;
  private final LoopMeters meters;

  Intake(Consumer<String, byte[]> consumer, String name, Lag lag, LoopMeters meters) {
    this.consumer = consumer;
    this.name = name;
    this.lag = lag;
    this.meters = meters;
  }

  /// What comes next; none where the topic has already deleted what would.
  ConsumerRecords<String, byte[]> poll(Duration wait) {
    try {
      ConsumerRecords<String, byte[]> polled = consumer.poll(wait);
      for (TopicPartition partition : polled.partitions()) {
        ConsumerRecord<String, byte[]> first = polled.records(partition).getFirst();
        long end = polled.records(partition).getLast().offset() + 1;
        lag.waits(partition.partition(), first.offset(), written(first), end);
      }
      return polled;
    } catch (OffsetOutOfRangeException e) {
      meters.lost(Start.again(name, consumer, e.offsetOutOfRangePartitions()));
      return ConsumerRecords.empty();
    }
  }

  /// Where to read on in a partition after what was taken in hand of it. What was polled and did
  /// not fit is still to be read.
  OffsetAndMetadata next(Batch.Part part, ConsumerRecords<String, byte[]> polled) {
    TopicPartition partition = part.partition();
    return part.next()
        .orElseGet(() ->
            new OffsetAndMetadata(
                polled.records(partition).stream()
                    .findFirst()
                    .map(ConsumerRecord::offset)
                    .orElseGet(() -> consumer.position(partition))));
  }

  /// Goes back to what did not fit in the batch, and notes how far everything is.
  ///
  /// @param done how far the batch went, where it took anything
  void stand(ConsumerRecords<String, byte[]> polled, Map<TopicPartition, OffsetAndMetadata> done) {
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<String, byte[]>> records = polled.records(partition);
      long next =
          Optional.ofNullable(done.get(partition))
              .map(OffsetAndMetadata::offset)
              .orElse(records.getFirst().offset());
      ConsumerRecord<String, byte[]> oldest =
          records.stream()
              .filter(record -> record.offset() >= next)
              .findFirst()
              .orElse(records.getLast());
      if (oldest.offset() >= next) {
        consumer.seek(partition, oldest.offset());
      }
      lag.done(partition.partition(), next, written(oldest));
    }
    for (TopicPartition partition : consumer.assignment()) {
      lag.passed(partition.partition(), consumer.position(partition));
    }
  }

  private static Instant written(ConsumerRecord<String, byte[]> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }
}
