package org.storywatch.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What becomes one transaction: what is written, and how far was read.
final class Batch {
  private final Bounds bounds;
  private final long begun;
  private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private int records;
  private long bytes;

  /// @param nanos when it begins, see [System#nanoTime]
  Batch(Bounds bounds, long nanos) {
    this.bounds = bounds;
    this.begun = nanos;
  }

  /// Whether it is to be committed before another record is taken in; never when it is empty.
  boolean full(long nanos) {
    return records > 0
        && (records >= bounds.records()
            || bytes >= bounds.bytes()
            || nanos - begun >= bounds.time().toNanos());
  }

  /// Takes in a record that was read, and what it was turned into.
  void add(ConsumerRecord<String, byte[]> read, List<ProducerRecord<String, byte[]>> out) {
    byte[] value = read.value();
    records++;
    bytes += value == null ? 0 : value.length;
    out.forEach(this::add);
    offsets.put(
        new TopicPartition(read.topic(), read.partition()),
        new OffsetAndMetadata(read.offset() + 1, read.leaderEpoch(), ""));
  }

  /// Takes in a record that cannot be processed.
  void dead(ConsumerRecord<String, byte[]> read, DeadLetter letter) {
    deadLetters.add(letter);
    add(read, List.of(letter.kafka()));
  }

  /// Takes in what comes of no record.
  void add(ProducerRecord<String, byte[]> out) {
    byte[] value = out.value();
    bytes += value == null ? 0 : value.length;
    written.add(out);
  }

  List<ProducerRecord<String, byte[]>> written() {
    return written;
  }

  Map<TopicPartition, OffsetAndMetadata> offsets() {
    return offsets;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /// How many records could be processed.
  int processed() {
    return records - deadLetters.size();
  }
}
