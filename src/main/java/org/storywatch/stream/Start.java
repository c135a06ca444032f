package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a loop begins to read. Kafka's own answer to a place that a topic no longer has is to go
/// on elsewhere without a word; this one says how many records were lost.
///
/// @param from the first record to be read
/// @param lost how many were deleted before they were read, at most: the marks of transactions are
///   among them
/// @param cut whether the topic has lost its end, so that everything in it is read again
record Start(OffsetAndMetadata from, long lost, boolean cut) {
  /// Whoever owned the partitions before may be in the midst of a transaction.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Start.class);

  /// @param done what is to be read next, as far as is known
  /// @param first where the log begins
  /// @param end where it ends, unless that is not known
  static Start of(Optional<OffsetAndMetadata> done, long first, OptionalLong end) {
    if (done.isEmpty()) {
      return new Start(new OffsetAndMetadata(first), 0, false);
    }
    long next = done.get().offset();
    if (next < first) {
      return new Start(new OffsetAndMetadata(first), first - next, false);
    }
    boolean cut = end.isPresent() && next > end.getAsLong();
    return cut ? new Start(new OffsetAndMetadata(first), 0, true) : new Start(done.get(), 0, false);
  }

  /// Lets a consumer begin where its group stopped, in partitions that were assigned to it. Waits
  /// until no transaction of their last owner is open.
  ///
  /// @param name whose loop it is
  /// @param patience how long to wait for that; then what hangs there is ended
  /// @return how many records are lost
  /// @throws TimeoutException when the brokers do not say where it stopped
  static long seek(
      Clients clients,
      String name,
      Consumer<String, byte[]> consumer,
      Collection<TopicPartition> partitions,
      Duration patience) {
    Map<TopicPartition, Optional<OffsetAndMetadata>> done = new HashMap<>();
    committed(clients, consumer, Set.copyOf(partitions), patience)
        .forEach((partition, found) -> done.put(partition, Optional.ofNullable(found)));
    partitions.forEach(partition -> done.putIfAbsent(partition, Optional.empty()));
    return seek(name, consumer, done);
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(
      Clients clients,
      Consumer<String, byte[]> consumer,
      Set<TopicPartition> partitions,
      Duration patience) {
    try {
      return consumer.committed(partitions, patience);
    } catch (TimeoutException e) {
      if (Hanging.endCommits(clients, Instant.now().minus(patience))) {
        return consumer.committed(partitions, patience);
      }
      throw e;
    }
  }

  /// The same, from places that are not there.
  static long again(String name, Consumer<String, byte[]> consumer, Map<TopicPartition, Long> at) {
    Map<TopicPartition, Optional<OffsetAndMetadata>> done = new HashMap<>();
    at.forEach(
        (partition, offset) -> done.put(partition, Optional.of(new OffsetAndMetadata(offset))));
    return seek(name, consumer, done);
  }

  private static long seek(
      String name,
      Consumer<String, byte[]> consumer,
      Map<TopicPartition, Optional<OffsetAndMetadata>> done) {
    Map<TopicPartition, Long> firsts = consumer.beginningOffsets(done.keySet());
    Map<TopicPartition, Long> ends = consumer.endOffsets(done.keySet());
    long lost = 0;
    for (var entry : done.entrySet()) {
      TopicPartition partition = entry.getKey();
      long first = firsts.getOrDefault(partition, 0L);
      Long end = ends.get(partition);
      Start start =
          of(entry.getValue(), first, end == null ? OptionalLong.empty() : OptionalLong.of(end));
      consumer.seek(partition, start.from());
      if (start.lost() > 0) {
        LOG.error(
            "{} came too late for up to {} records of {}: the topic deleted them before they were"
                + " read; raise its retention, or give the stage more machines",
            name,
            start.lost(),
            partition);
      }
      if (start.cut()) {
        LOG.error(
            "{} has lost its end, which {} had read; all that it has is read again",
            partition,
            name);
      }
      lost += start.lost();
    }
    return lost;
  }
}
