package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Condition;

/// Reads a topic, gives each record to a [Stage], and writes what it gives back in one transaction
/// with the offsets (KIP-447: a process that lost its partitions cannot commit).
///
/// When a transaction fails, what the stage remembers may be ahead of what is true; the loop then
/// starts over with a new consumer, and the stage reads its memory anew.
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration WAIT = Duration.ofMillis(100);

  private final Clients clients;
  private final String name;
  private final Topic input;
  private final Stage stage;
  private final LoopMeters meters;
  private final MeterRegistry registry;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile Condition condition = Condition.trying("not started");

  Loop(Clients clients, String name, Topic input, Stage stage, MeterRegistry registry) {
    this.clients = clients;
    this.name = name;
    this.input = input;
    this.stage = stage;
    this.meters = new LoopMeters(name, registry);
    this.registry = registry;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /// Begins to read.
  public void start() {
    thread.start();
  }

  /// How the loop is.
  public Condition condition() {
    return condition;
  }

  /// Finishes the batch in hand and stops.
  @Override
  public void close() {
    stop.countDown();
    Ending.await(thread, Duration.ofSeconds(20));
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    try (Lead lead = new Lead(clients, name, registry)) {
      while (!backoff.stopping()) {
        try (Consumer<String, byte[]> consumer = clients.member(name)) {
          lead.reset();
          // What an earlier process of this name left open would hide what follows from readers.
          lead.writer().settle();
          consumer.subscribe(List.of(input.topicName()), new Takeover(consumer, lead));
          while (!backoff.stopping()) {
            round(consumer, lead);
            backoff.worked();
          }
        } catch (KafkaException e) {
          condition = Condition.trying("Kafka: " + Unreachable.words(e));
          LOG.warn("{} starts over: {}", name, Unreachable.words(e));
          backoff.rest();
        }
      }
      condition = Condition.trying("stopped");
    } catch (RuntimeException | Error e) {
      condition = Condition.dead(name + " died: " + e);
      LOG.error("{} died", name, e);
    } finally {
      stage.stopped();
    }
  }

  private void round(Consumer<String, byte[]> consumer, Lead lead) {
    ConsumerRecords<String, byte[]> batch = consumer.poll(stage.urgent() ? Duration.ZERO : WAIT);
    List<Out> written = new ArrayList<>();
    List<DeadLetter> dead = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<String, byte[]> kafka : batch) {
      In record = new In(input, kafka);
      try {
        written.addAll(stage.process(record));
      } catch (Unreadable e) {
        DeadLetter letter = new DeadLetter(record, name, String.valueOf(e.getMessage()));
        LOG.error("{} is a dead letter: {}", record.place(), letter.reason());
        dead.add(letter);
        meters.deadLetter();
      }
      offsets.put(
          new TopicPartition(kafka.topic(), kafka.partition()),
          new OffsetAndMetadata(kafka.offset() + 1));
    }
    meters.read(batch);
    written.addAll(stage.tick(Instant.now()));
    if (!written.isEmpty() && offsets.isEmpty()) {
      // Without offsets a process that lost its partitions would still be let write.
      for (TopicPartition partition : consumer.assignment()) {
        offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
      }
    }
    if (!written.isEmpty() || !offsets.isEmpty()) {
      Writer writer = lead.writer();
      writer.write(written, dead, offsets, consumer.groupMetadata());
      for (List<Out> came = stage.committed(); !came.isEmpty(); came = stage.committed()) {
        writer.write(came);
      }
    }
    condition = Condition.well("reading " + input.topicName());
  }

  /// Gives the stage its memory of each partition that it takes over.
  private final class Takeover implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;
    private final Lead lead;

    Takeover(Consumer<String, byte[]> consumer, Lead lead) {
      this.consumer = consumer;
      this.lead = lead;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      lead.taken(Share.numbers(partitions));
      for (TopicPartition partition : partitions) {
        // Waits until no transaction of the last owner is open, and only then the rest is read.
        long position = consumer.position(partition);
        stage.assigned(
            partition.partition(), new Past(clients, input, partition.partition(), position));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      lead.lost(Share.numbers(partitions));
      partitions.forEach(partition -> stage.revoked(partition.partition()));
    }
  }
}
