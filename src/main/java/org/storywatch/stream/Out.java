package org.storywatch.stream;

import java.util.OptionalInt;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A record to be written.
///
/// @param topic where
/// @param key its key
/// @param partition where it must stand beside another record; empty to let the key decide
/// @param record what it says
public record Out(Topic topic, String key, OptionalInt partition, Object record) {
  /// In the partition that its key gives.
  public static Out of(Topic topic, String key, Object record) {
    return new Out(topic, key, OptionalInt.empty(), record);
  }

  /// In this partition.
  public static Out beside(int partition, Topic topic, String key, Object record) {
    return new Out(topic, key, OptionalInt.of(partition), record);
  }

  ProducerRecord<String, byte[]> kafka() {
    @Nullable Integer where = partition.isPresent() ? partition.getAsInt() : null;
    return new ProducerRecord<>(topic.topicName(), where, key, Json.write(record));
  }
}
