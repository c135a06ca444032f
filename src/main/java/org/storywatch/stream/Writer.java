package org.storywatch.stream;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Writes records in transactions: all of one call, or nothing.
///
/// After a failure the writer begins anew with a fresh producer, which fences what the old one left
/// open. It is used by one thread.
public final class Writer implements AutoCloseable {
  private final Clients clients;
  private final String name;
  private Producer<String, byte[]> producer;
  private boolean ready;

  Writer(Clients clients, String name) {
    this.clients = clients;
    this.name = name;
    this.producer = clients.writer(name);
  }

  /// Writes these records.
  ///
  /// @throws KafkaException when they are not known to be safe; the same call may be made again
  public void write(List<Out> records) {
    transaction(() -> {
      send(records);
    });
  }

  /// Writes these records together with how far a group has read.
  void write(
      List<Out> records,
      List<DeadLetter> dead,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    transaction(() -> {
      send(records);
      dead.forEach(letter -> send(letter.kafka()));
      if (!offsets.isEmpty()) {
        producer.sendOffsetsToTransaction(offsets, group);
      }
    });
  }

  private void send(List<Out> records) {
    records.forEach(record -> send(record.kafka()));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when any record did
  private void send(ProducerRecord<String, byte[]> record) {
    producer.send(record);
  }

  /// Ends, one way or the other, what an earlier producer of this name left open; afterwards what
  /// can be read is all that was written.
  ///
  /// @throws KafkaException when that is not known; may be called again
  public void settle() {
    transaction(() -> {});
  }

  private void transaction(Runnable writing) {
    try {
      if (!ready) {
        producer.initTransactions();
        ready = true;
      }
      producer.beginTransaction();
      writing.run();
      producer.commitTransaction();
    } catch (KafkaException e) {
      // Whether it was committed is not known; the next producer's start ends it one way or the
      // other before anything else is written.
      renew();
      throw e;
    }
  }

  private void renew() {
    producer.close(java.time.Duration.ZERO);
    producer = clients.writer(name);
    ready = false;
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(5));
  }
}
