package org.storywatch.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads partitions from their beginning to the place that was their end when the reading began.
final class Tail {
  private static final Duration WAIT = Duration.ofMillis(200);

  private Tail() {}

  static void readToEnd(
      Consumer<String, byte[]> consumer,
      Topic topic,
      Collection<TopicPartition> partitions,
      java.util.function.Consumer<In> each) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    read(consumer, topic, ends, each);
  }

  /// @param ends where to stop in each partition; records from there on are not given
  static void read(
      Consumer<String, byte[]> consumer,
      Topic topic,
      Map<TopicPartition, Long> ends,
      java.util.function.Consumer<In> each) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    while (true) {
      // The position passes over the markers of transactions, the records do not.
      open.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
      if (open.isEmpty()) {
        return;
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < end(ends, partition)) {
          each.accept(new In(topic, record));
        }
      }
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
