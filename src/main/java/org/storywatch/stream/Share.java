package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;

/// Divides work among all processes that run: each partition of a topic stands for a share of it,
/// and one process at a time owns it and writes to it.
///
/// A process that dies is noticed within six seconds; its transactions are ended by who takes over,
/// since the writers of a partition have the same name in every process. One that only seemed dead
/// cannot write any more (KIP-447).
public final class Share implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Share.class);
  private static final Duration WAIT = Duration.ofMillis(200);

  private final Clients clients;
  private final String name;
  private final Topic topic;
  private final Owner owner;
  private final MeterRegistry meters;
  private final Map<Integer, Writer> writers = new ConcurrentHashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private final Heartbeat heart = new Heartbeat();
  private final Relapses relapses = new Relapses();
  private volatile Optional<ConsumerGroupMetadata> membership = Optional.empty();
  private volatile Condition condition = Condition.trying("not started");

  /// Who does the work.
  public interface Owner {
    /// These partitions are ours from now on; nobody else writes to them any more.
    ///
    /// @throws KafkaException to be asked again
    void taken(Set<Integer> partitions);

    /// This partition is not ours any more. Nothing is to be written to it after the return.
    void lost(int partition);
  }

  Share(Clients clients, String name, Topic topic, Owner owner, MeterRegistry meters) {
    this.clients = clients;
    this.name = name;
    this.topic = topic;
    this.owner = owner;
    this.meters = meters;
    this.thread = Thread.ofPlatform().name(name + "-share").unstarted(this::run);
  }

  /// Begins to take part.
  public void start() {
    thread.start();
  }

  /// How it goes.
  public Condition condition() {
    return relapses.over(condition, Instant.now());
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  /// Whether a partition is ours now.
  public boolean owns(int partition) {
    return writers.containsKey(partition);
  }

  /// Writes these records, all or none, if the partition is ours.
  ///
  /// @throws KafkaException when they are not known to be safe; the same call may be made again
  public void write(int partition, List<Out> records) {
    writer(partition)
        .write(
            records.stream().map(Out::kafka).toList(),
            // Says nothing, but is refused when the partition belongs to another process.
            Map.of(new TopicPartition(topic.topicName(), partition), new OffsetAndMetadata(0)),
            membership.orElseThrow(() -> new KafkaException("not a member yet")));
  }

  /// Ends, one way or the other, a write of which it is not known whether it was made.
  ///
  /// @throws KafkaException when that is not known; may be called again
  public void settle(int partition) {
    writer(partition).settle();
  }

  /// Gives its partitions to the others, at once.
  @Override
  public void close() {
    stop.countDown();
    Ending.await(thread, Duration.ofSeconds(20));
  }

  private Writer writer(int partition) {
    Writer writer = writers.get(partition);
    if (writer == null) {
      throw new KafkaException("partition " + partition + " belongs to another process now");
    }
    return writer;
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    try {
      while (!backoff.stopping()) {
        heart.beat();
        Consumer<String, byte[]> consumer = clients.sharer(name);
        try {
          take(consumer, backoff);
        } catch (KafkaException e) {
          relapses.add(condition, Unreachable.words(e), Instant.now());
          condition = Condition.trying("Kafka: " + Unreachable.words(e));
          LOG.warn("{} starts over: {}", name, Unreachable.words(e));
          backoff.rest();
        } finally {
          lose(Set.copyOf(writers.keySet()));
          // A member with a name of its own would be waited for otherwise.
          consumer.close(
              CloseOptions.groupMembershipOperation(
                      CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                  .withTimeout(Duration.ofSeconds(5)));
        }
      }
      condition = Condition.trying("stopped");
    } catch (RuntimeException | Error e) {
      condition = Condition.dead(name + " died: " + e);
      LOG.error("{} died", name, e);
    } finally {
      heart.end();
    }
  }

  private void take(Consumer<String, byte[]> consumer, Backoff backoff) {
    consumer.subscribe(List.of(topic.topicName()), new Takeover(consumer));
    while (!backoff.stopping()) {
      heart.beat();
      consumer.poll(WAIT);
      membership = Optional.of(consumer.groupMetadata());
      condition =
          Condition.well("%d of the partitions are ours".formatted(consumer.assignment().size()));
      backoff.worked();
    }
  }

  private void lose(Set<Integer> partitions) {
    for (int partition : partitions) {
      owner.lost(partition);
      Writer writer = writers.remove(partition);
      if (writer != null) {
        writer.close();
      }
    }
  }

  static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .map(TopicPartition::partition)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private final class Takeover implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    Takeover(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      membership = Optional.of(consumer.groupMetadata());
      consumer.pause(partitions); // what they hold is read by the owner
      Set<Integer> numbers = numbers(partitions);
      for (int partition : numbers) {
        Writer writer = new Writer(name, meters, () -> clients.writer(name, partition));
        writer.settle();
        writers.put(partition, writer);
      }
      if (!numbers.isEmpty()) {
        owner.taken(numbers);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      lose(numbers(partitions));
    }
  }
}
