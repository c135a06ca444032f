package org.storywatch.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads a whole topic from its beginning, and on as it grows, each record once and in order within
/// a partition: it belongs to no group and commits nothing. After an exception it is of no use any
/// more. Not for several threads.
public final class Tape implements AutoCloseable {
  private final Clients clients;
  private final Topic topic;
  private final List<TopicPartition> partitions;
  private final Consumer<String, byte[]> consumer;

  /// A beginning of a topic, up to a place.
  public static final class Stretch {
    private final Clients clients;
    private final Topic topic;
    private final Map<TopicPartition, Long> ends;

    private Stretch(Clients clients, Topic topic, Map<TopicPartition, Long> ends) {
      this.clients = clients;
      this.topic = topic;
      this.ends = ends;
    }

    /// Reads it again, also in another thread and while the tape reads on.
    ///
    /// @param keys only records of these keys
    /// @throws KafkaException when it cannot be read to its end
    public void read(Set<String> keys, java.util.function.Consumer<In> each) {
      Set<Integer> wanted =
          keys.stream().map(key -> Cluster.partition(key, ends.size())).collect(Collectors.toSet());
      Map<TopicPartition, Long> some = new HashMap<>(ends);
      some.keySet().removeIf(partition -> !wanted.contains(partition.partition()));
      if (!some.isEmpty()) {
        try (var consumer = clients.reader("again-" + topic.topicName())) {
          Tail.read(
              clients,
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
    }
  }

  Tape(Clients clients, Topic topic) {
    this.clients = clients;
    this.topic = topic;
    this.consumer = clients.follower("tape");
    try {
      partitions = Cluster.partitions(consumer, topic);
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

  /// Gives all that was written until now; waits for the end of transactions that are open, and
  /// ends those that hang.
  ///
  /// @throws KafkaException when it does not get to the end
  public void catchUp(java.util.function.Consumer<In> each) {
    catchUp(Tail.PATIENCE, each);
  }

  /// The same with another patience.
  void catchUp(Duration patience, java.util.function.Consumer<In> each) {
    Map<TopicPartition, Long> ends = Tail.ends(clients, partitions);
    Tail.follow(clients, consumer, topic, ends, patience, each);
  }

  /// All that was given until now.
  public Stretch soFar() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    partitions.forEach(partition -> ends.put(partition, consumer.position(partition)));
    return new Stretch(clients, topic, ends);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void give(Duration wait, java.util.function.Consumer<In> each) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
      each.accept(new In(topic, record));
    }
  }
}
