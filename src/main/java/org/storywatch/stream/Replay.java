package org.storywatch.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads all partitions of a topic from given places on, for somebody who keeps the places himself:
/// it belongs to no group and commits nothing. What the topic no longer has is passed over. Not for
/// several threads.
public final class Replay implements AutoCloseable {
  private final Topic topic;
  private final String identity;
  private final Map<Integer, Long> next;
  private final Consumer<String, byte[]> consumer;

  private Replay(Topic topic, Offsets from, Consumer<String, byte[]> consumer) {
    this.topic = topic;
    this.identity = from.topic();
    this.next = new HashMap<>(from.next());
    this.consumer = consumer;
  }

  static Replay open(Clients clients, Topic topic, Offsets from, String identity) {
    Consumer<String, byte[]> consumer = clients.reader("replay-" + topic.topicName());
    try {
      Replay replay = new Replay(topic, from.in(identity), consumer);
      replay.begin();
      return replay;
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  /// Gives the next records, in order within a partition.
  ///
  /// @param wait for how long, when there are none
  /// @throws Unreachable when the brokers do not answer; open another one
  public List<In> next(Duration wait) throws Unreachable {
    List<In> records = new ArrayList<>();
    try {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
        records.add(new In(topic, record));
        next.put(record.partition(), record.offset() + 1);
      }
    } catch (KafkaException e) {
      throw new Unreachable("Kafka: " + Unreachable.words(e));
    }
    return records;
  }

  /// The places behind all records that were given.
  public Offsets offsets() {
    return new Offsets(identity, Map.copyOf(next));
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void begin() {
    List<TopicPartition> all = Cluster.partitions(consumer, topic);
    consumer.assign(all);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(all);
    for (TopicPartition partition : all) {
      long begin = first.getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(begin, next.getOrDefault(partition.partition(), begin)));
    }
  }
}
