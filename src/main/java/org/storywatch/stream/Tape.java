package org.storywatch.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads whole topics from their beginning, and on as they grow, each record once and in order
/// within a partition: it belongs to no group and commits nothing. After an exception it is of no
/// use any more. Not for several threads.
public final class Tape implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(200);

  private final Clients clients;
  private final Map<String, Topic> topics;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Consumer<String, byte[]> consumer;

  /// A beginning of topics, up to a place.
  public static final class Stretch {
    private final Clients clients;
    private final Map<Topic, Map<TopicPartition, Long>> ends;

    private Stretch(Clients clients, Map<Topic, Map<TopicPartition, Long>> ends) {
      this.clients = clients;
      this.ends = ends;
    }

    /// Reads it again, also in another thread and while the tape reads on.
    ///
    /// @param keys only records of these keys
    /// @throws KafkaException when it cannot be read to its end
    public void read(Set<String> keys, java.util.function.Consumer<In> each) {
      ends.forEach((topic, all) -> {
        Set<Integer> wanted =
            keys.stream()
                .map(key -> Cluster.partition(key, all.size()))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> some = new HashMap<>(all);
        some.keySet().removeIf(partition -> !wanted.contains(partition.partition()));
        if (!some.isEmpty()) {
          try (var consumer = clients.reader("again-" + topic.topicName())) {
            Tail.read(
                consumer,
                topic,
                some,
                Tail.PATIENCE,
                record -> {
                  if (keys.contains(record.key())) {
                    each.accept(record);
                  }
                });
          }
        }
      });
    }
  }

  Tape(Clients clients, Set<Topic> topics) {
    this.clients = clients;
    this.topics = topics.stream().collect(Collectors.toMap(Topic::topicName, topic -> topic));
    this.consumer = clients.reader("tape");
    try {
      for (Topic topic : topics) {
        partitions.addAll(Cluster.partitions(consumer, topic));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  /// Gives what came since, and does not wait for more.
  ///
  /// @throws KafkaException when the brokers do not answer
  public void next(java.util.function.Consumer<In> each) {
    give(Duration.ZERO, each);
  }

  /// Gives all that was written until now; waits for the end of transactions that are open.
  ///
  /// @throws KafkaException when it does not get to the end
  public void catchUp(java.util.function.Consumer<In> each) {
    Map<TopicPartition, Long> ends = Tail.ends(clients, partitions);
    long read = 0;
    long since = System.nanoTime();
    while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
      long now = partitions.stream().mapToLong(consumer::position).sum();
      if (now > read) {
        read = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > Tail.PATIENCE.toNanos()) {
        throw new TimeoutException("%s cannot be read to the end".formatted(topics.keySet()));
      }
      give(WAIT, each);
    }
  }

  /// All that was given until now.
  public Stretch soFar() {
    Map<Topic, Map<TopicPartition, Long>> ends = new HashMap<>();
    for (TopicPartition partition : partitions) {
      ends.computeIfAbsent(topic(partition.topic()), _ -> new HashMap<>())
          .put(partition, consumer.position(partition));
    }
    return new Stretch(clients, ends);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void give(Duration wait, java.util.function.Consumer<In> each) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
      each.accept(new In(topic(record.topic()), record));
    }
  }

  private Topic topic(String name) {
    return topics.getOrDefault(name, Topic.DEAD_LETTERS);
  }
}
