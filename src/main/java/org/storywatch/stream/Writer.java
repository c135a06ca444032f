package org.storywatch.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes records in transactions: all of one call, or nothing. Only a record that Kafka can never
/// take is left out, lest it keeps back everything else for ever: see [Refusals].
///
/// After a failure the writer begins anew with a fresh producer, which fences what the old one left
/// open. It is used by one thread.
public final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int COMMITS = 3;

  private final String stage;
  private final Counter deadLetters;
  private final Supplier<Producer<String, byte[]>> producers;

  /// Absent until something is to be written, and after a failure.
  private @Nullable Producer<String, byte[]> producer;

  /// @param stage who writes
  /// @param producers gives a new one, always with the same transactional id
  Writer(String stage, MeterRegistry meters, Supplier<Producer<String, byte[]>> producers) {
    this.stage = stage;
    this.deadLetters = LoopMeters.deadLetters(stage, meters);
    this.producers = producers;
  }

  /// Writes these records.
  ///
  /// @throws KafkaException when they are not known to be safe; the same call may be made again
  public void write(List<Out> records) {
    transaction(records.stream().map(Out::kafka).toList(), _ -> {});
  }

  /// Writes what was read elsewhere as it is.
  void copy(List<ProducerRecord<String, byte[]>> records) {
    transaction(records, _ -> {});
  }

  /// Writes these records together with how far a group has read.
  void write(
      List<ProducerRecord<String, byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    transaction(
        records,
        producer -> {
          if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, group);
          }
        });
  }

  /// Ends, one way or the other, what an earlier producer of this name left open; afterwards what
  /// can be read is all that was written.
  ///
  /// @throws KafkaException when that is not known; may be called again
  public void settle() {
    Producer<String, byte[]> _ = begun();
  }

  private void transaction(
      List<ProducerRecord<String, byte[]>> records, Consumer<Producer<String, byte[]>> more) {
    Refusals refusals = new Refusals(stage, records);
    boolean done = false;
    while (!done) {
      done = attempt(refusals, more);
    }
    deadLetters.increment(refusals.told());
  }

  /// @return whether it is written; if not, it is to be tried without what was refused
  private boolean attempt(Refusals refusals, Consumer<Producer<String, byte[]>> more) {
    Producer<String, byte[]> begun = begun();
    try {
      begun.beginTransaction();
      try {
        refusals.send(begun);
        more.accept(begun);
        commit(begun);
        return true;
      } catch (KafkaException e) {
        if (!refusals.any()) {
          throw e;
        }
        // By the same producer: a fresh one would fence whoever has taken this one's place.
        begun.abortTransaction();
        refusals.learn();
        return false;
      }
    } catch (KafkaException e) {
      // Whether it was committed is not known; the next producer's start ends it one way or the
      // other before anything else is written.
      producer = null;
      begun.close(Duration.ZERO);
      throw e;
    }
  }

  /// An answer that does not come in time may be asked for again, says KafkaProducer.
  private static void commit(Producer<String, byte[]> producer) {
    for (int time = 1; time < COMMITS; time++) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException e) {
        LOG.warn("no answer to a commit yet: {}", Unreachable.words(e));
      }
    }
    producer.commitTransaction();
  }

  private Producer<String, byte[]> begun() {
    Producer<String, byte[]> known = producer;
    if (known != null) {
      return known;
    }
    Producer<String, byte[]> fresh = producers.get();
    try {
      fresh.initTransactions();
    } catch (KafkaException e) {
      fresh.close(Duration.ZERO);
      throw e;
    }
    producer = fresh;
    return fresh;
  }

  @Override
  public void close() {
    Producer<String, byte[]> known = producer;
    producer = null;
    if (known != null) {
      known.close(Duration.ofSeconds(5));
    }
  }
}
