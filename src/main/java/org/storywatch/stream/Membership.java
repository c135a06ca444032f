package org.storywatch.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Heartbeat;

/// A loop's place in its group: which partitions are its own, and that its stage remembers what
/// belongs to them. For the loop's thread.
final class Membership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
  private static final Duration LEAVE = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(100);

  /// After so long a silent member counts as dead, and the others go on without it.
  private static final Duration SETTLE = Duration.ofMillis(2L * Sessions.LENGTH);

  private final Clients clients;
  private final String name;
  private final Topic input;
  private final Stage stage;
  private final Writers writers;
  private final Lag lag;
  private final LoopMeters meters;
  private final InstantSource clock;
  private final Heartbeat heart;
  private final Consumer<String, byte[]> consumer;

  /// The stage remembers nothing at present, and what is assigned is taken over later.
  private boolean settling;

  /// Joins the group.
  ///
  /// @throws KafkaException when the brokers do not answer
  Membership(
      Clients clients,
      String name,
      Topic input,
      Stage stage,
      Writers writers,
      Lag lag,
      LoopMeters meters,
      InstantSource clock,
      Heartbeat heart) {
    this.clients = clients;
    this.name = name;
    this.input = input;
    this.stage = stage;
    this.writers = writers;
    this.lag = lag;
    this.meters = meters;
    this.clock = clock;
    this.heart = heart;
    this.consumer = clients.member(name);
  }

  /// What is polled from, and whose offsets are committed.
  Consumer<String, byte[]> consumer() {
    return consumer;
  }

  /// Takes part from now on.
  void begin() {
    consumer.subscribe(List.of(input.topicName()), new Takeover());
  }

  /// A commit was refused: the group had shared its partitions anew while the batch was in hand, or
  /// goes on without us. What the stage remembers is ahead of what is true, so it is read anew; but
  /// the place in the group is kept. Who left and joined again instead would make the group share
  /// once more, and so refuse the next one's commit, and that one's would refuse ours, for ever.
  void again() {
    settling = true;
    try {
      int refused = consumer.groupMetadata().generationId();
      forget();
      consumer.pause(consumer.assignment());
      long begun = System.nanoTime();
      while (consumer.groupMetadata().generationId() == refused
          && System.nanoTime() - begun < SETTLE.toNanos()
          && !Thread.currentThread().isInterrupted()) {
        heart.beat();
        consumer.poll(LOOK);
      }
    } finally {
      settling = false;
    }
    take(consumer.assignment());
    consumer.resume(consumer.paused());
  }

  /// Leaves the group, also when the thread was interrupted: what follows is short, and without a
  /// word of it the others would wait for a member that is gone.
  @Override
  public void close() {
    boolean _ = Thread.interrupted();
    try {
      consumer.close(CloseOptions.timeout(LEAVE));
    } catch (KafkaException e) {
      LOG.debug("{} could not take leave of its group: {}", name, Unreachable.words(e));
    }
    forget(); // a member that was fenced may close without a word about what it held
  }

  private void take(Collection<TopicPartition> partitions) {
    writers.taken(Share.numbers(partitions));
    // Waits until no transaction of the last owner is open, and only then the rest is read.
    meters.lost(Start.seek(clients, name, consumer, partitions, Start.PATIENCE));
    for (TopicPartition partition : partitions) {
      heart.beat();
      int number = partition.partition();
      long position = consumer.position(partition);
      stage.assigned(number, new Past(clients, input, number, position));
      lag.assigned(number, position, clock.instant());
      meters.assigned(number);
    }
  }

  private void forget() {
    for (int partition : lag.next().keySet()) {
      stage.revoked(partition);
      forget(partition);
    }
  }

  private void forget(int partition) {
    lag.revoked(partition);
    meters.revoked(partition);
  }

  /// Gives the stage its memory of each partition that it takes over.
  private final class Takeover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (settling) {
        consumer.pause(partitions);
        partitions.forEach(partition -> consumer.seek(partition, 0)); // any place, until taken
      } else {
        take(partitions);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      writers.lost(Share.numbers(partitions));
      for (TopicPartition partition : partitions) {
        stage.revoked(partition.partition());
        forget(partition.partition());
      }
    }
  }
}
