package org.storywatch.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What a loop takes in hand before it commits: for each partition of its topic what becomes one
/// transaction.
final class Batch {
  private final Topic input;
  private final Bounds bounds;
  private final long begun;
  private final Map<Integer, Part> parts = new TreeMap<>();
  private int records;
  private long bytes;

  /// What becomes one transaction: what is written, and how far was read.
  static final class Part {
    private final TopicPartition partition;
    private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private Optional<OffsetAndMetadata> next = Optional.empty();
    private int records;

    Part(TopicPartition partition) {
      this.partition = partition;
    }

    TopicPartition partition() {
      return partition;
    }

    List<ProducerRecord<String, byte[]>> written() {
      return written;
    }

    List<DeadLetter> deadLetters() {
      return deadLetters;
    }

    /// Where to read on, if anything was read.
    Optional<OffsetAndMetadata> next() {
      return next;
    }

    /// How many records could be processed.
    int processed() {
      return records - deadLetters.size();
    }
  }

  /// @param input what is read
  /// @param nanos when it begins, see [System#nanoTime]
  Batch(Topic input, Bounds bounds, long nanos) {
    this.input = input;
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
    Part part = part(read.partition());
    part.records++;
    part.next = Optional.of(new OffsetAndMetadata(read.offset() + 1, read.leaderEpoch(), ""));
    out.forEach(record -> add(part, record));
  }

  /// Takes in a record that cannot be processed.
  void dead(ConsumerRecord<String, byte[]> read, DeadLetter letter) {
    part(read.partition()).deadLetters.add(letter);
    add(read, List.of(letter.kafka()));
  }

  /// Takes in what comes of no record.
  ///
  /// @param partition whose owner writes it
  void add(int partition, List<Out> all) {
    if (!all.isEmpty()) {
      Part part = part(partition);
      all.forEach(out -> add(part, out.kafka()));
    }
  }

  /// What there is of each partition, in their order.
  Collection<Part> parts() {
    return parts.values();
  }

  /// Where to read on in the partitions of which anything was read.
  Map<TopicPartition, OffsetAndMetadata> offsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    parts.values().forEach(part -> part.next.ifPresent(next -> offsets.put(part.partition, next)));
    return offsets;
  }

  private void add(Part part, ProducerRecord<String, byte[]> out) {
    byte[] value = out.value();
    bytes += value == null ? 0 : value.length;
    part.written.add(out);
  }

  private Part part(int partition) {
    return parts.computeIfAbsent(
        partition, number -> new Part(new TopicPartition(input.topicName(), number)));
  }
}
