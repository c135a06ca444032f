package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads partitions from their beginning to the place that was their end when the reading began.
final class Tail {
  /// Longer than a transaction that nobody ends stays open.
  static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration WAIT = Duration.ofMillis(200);

  private Tail() {}

  /// Where partitions end, with what is in transactions that are still open: those may be committed
  /// while one reads.
  static Map<TopicPartition, Long> ends(Clients clients, Collection<TopicPartition> partitions) {
    try (var consumer = clients.ends()) {
      return consumer.endOffsets(partitions, PATIENCE);
    }
  }

  /// @param ends where to stop in each partition; records from there on are not given
  /// @param patience how long to wait for the next record, before the end; then what hangs there is
  ///   ended
  /// @throws org.apache.kafka.common.KafkaException when it does not get to the end
  static void read(
      Clients clients,
      Consumer<String, byte[]> consumer,
      Topic topic,
      Map<TopicPartition, Long> ends,
      Duration patience,
      java.util.function.Consumer<In> each) {
    read(clients, consumer, topic, Map.of(), ends, patience, each);
  }

  /// The same from other places on.
  ///
  /// @param begin where to begin, where that is not the beginning
  static void read(
      Clients clients,
      Consumer<String, byte[]> consumer,
      Topic topic,
      Map<TopicPartition, Long> begin,
      Map<TopicPartition, Long> ends,
      Duration patience,
      java.util.function.Consumer<In> each) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    begin.forEach(consumer::seek);
    follow(
        clients,
        consumer,
        topic,
        ends,
        patience,
        record -> {
          if (record.offset()
              < end(ends, new TopicPartition(topic.topicName(), record.partition()))) {
            each.accept(record);
          }
        });
  }

  /// Reads on from where the consumer is until it has reached the ends, and gives all that comes on
  /// the way, also from behind them.
  static void follow(
      Clients clients,
      Consumer<String, byte[]> consumer,
      Topic topic,
      Map<TopicPartition, Long> ends,
      Duration patience,
      java.util.function.Consumer<In> each) {
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    long read = 0;
    long since = System.nanoTime();
    while (true) {
      // The position passes over the markers of transactions, the records do not.
      open.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
      if (open.isEmpty()) {
        return;
      }
      long now = ends.keySet().stream().mapToLong(consumer::position).sum();
      if (now > read) {
        read = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > patience.toNanos()) {
        if (Hanging.end(clients, open, Instant.now().minus(patience))) {
          since = System.nanoTime();
          continue;
        }
        throw new TimeoutException("%s cannot be read to its end".formatted(topic.topicName()));
      }
      for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
        each.accept(new In(topic, record));
      }
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
