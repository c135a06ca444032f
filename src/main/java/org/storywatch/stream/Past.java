package org.storywatch.stream;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/// What was written before a partition was taken over: the way a [Stage] gets its memory back.
public final class Past {
  private final Clients clients;
  private final Topic input;
  private final int partition;
  private final long position;

  Past(Clients clients, Topic input, int partition, long position) {
    this.clients = clients;
    this.input = input;
    this.partition = partition;
    this.position = position;
  }

  /// Every record of the stage's own input that was processed already.
  public void processed(Consumer<In> each) {
    try (var consumer = clients.reader("past-" + input.topicName())) {
      TopicPartition at = new TopicPartition(input.topicName(), partition);
      Tail.read(clients, consumer, input, Map.of(at, position), Tail.PATIENCE, each);
    }
  }

  /// Where the partition ends now: no record that was ever written to it stands there or behind.
  public long end() {
    TopicPartition at = new TopicPartition(input.topicName(), partition);
    return Tail.ends(clients, Set.of(at)).getOrDefault(at, 0L);
  }

  /// Says whether the records of a key belong in this partition of the input.
  public Predicate<String> own() {
    try (var consumer = clients.ends()) {
      int partitions = Cluster.partitions(consumer, input).size();
      int own = partition;
      return key -> Cluster.partition(key, partitions) == own;
    }
  }

  /// Every record of the partition of the same number in another topic.
  public void beside(Topic topic, Consumer<In> each) {
    try (var consumer = clients.reader("past-" + topic.topicName())) {
      TopicPartition at = new TopicPartition(topic.topicName(), partition);
      Tail.read(clients, consumer, topic, Tail.ends(clients, Set.of(at)), Tail.PATIENCE, each);
    }
  }

  /// Every record of another topic, whichever partition it is in; in order within a partition.
  public void everywhere(Topic topic, Consumer<In> each) {
    try (var consumer = clients.reader("past-" + topic.topicName())) {
      Set<TopicPartition> all = new HashSet<>();
      consumer
          .partitionsFor(topic.topicName())
          .forEach(found -> all.add(new TopicPartition(found.topic(), found.partition())));
      Tail.read(clients, consumer, topic, Tail.ends(clients, all), Tail.PATIENCE, each);
    }
  }

  /// Every record of another topic that stands where one of these keys belongs; in order within a
  /// partition.
  public void where(Topic topic, Set<String> keys, Consumer<In> each) {
    try (var consumer = clients.reader("past-" + topic.topicName())) {
      int partitions = Cluster.partitions(consumer, topic).size();
      Set<TopicPartition> some = new HashSet<>();
      keys.forEach(key ->
          some.add(new TopicPartition(topic.topicName(), Cluster.partition(key, partitions))));
      Tail.read(clients, consumer, topic, Tail.ends(clients, some), Tail.PATIENCE, each);
    }
  }
}
