package org.storywatch.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/// A record as it was read.
public final class In {
  private final Topic topic;
  private final int partition;
  private final long offset;
  private final long written;
  private final String key;
  private final byte[] bytes;
  private final Headers headers;

  In(Topic topic, ConsumerRecord<String, byte[]> kafka) {
    byte[] value = kafka.value();
    String said = kafka.key();
    this.topic = topic;
    this.partition = kafka.partition();
    this.offset = kafka.offset();
    this.written = kafka.timestamp();
    this.key = said == null ? "" : said;
    this.bytes = value == null ? new byte[0] : value;
    this.headers = kafka.headers();
  }

  /// Where it stood.
  public Topic topic() {
    return topic;
  }

  /// Its partition.
  public int partition() {
    return partition;
  }

  /// Its key, empty for none.
  public String key() {
    return key;
  }

  /// What the value says.
  ///
  /// @throws Unreadable when it is no record of that type
  public <T> T as(Class<T> type) throws Unreadable {
    return Json.read(type, bytes);
  }

  /// Its place in the partition.
  public long offset() {
    return offset;
  }

  /// When it was written, in milliseconds since 1970.
  long written() {
    return written;
  }

  byte[] bytes() {
    return bytes;
  }

  Headers headers() {
    return headers;
  }

  /// Topic, partition and offset, for people.
  String place() {
    return topic.topicName() + "-" + partition + "@" + offset;
  }
}
