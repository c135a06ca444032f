package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A loop without transactions, the floor that [Loop] is measured against: it writes, waits until
/// all is written, and commits how far it read. A crash in between repeats what it wrote.
public final class PlainLoop implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMillis(100);

  private final Clients clients;
  private final String bootstrap;
  private final String name;
  private final Topic input;
  private final Stage stage;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /// @param bootstrap `host:port`
  public PlainLoop(String bootstrap, String name, Topic input, Stage stage) {
    this.clients = new Clients(new KafkaSettings(bootstrap, 4), "plain");
    this.bootstrap = bootstrap;
    this.name = name;
    this.input = input;
    this.stage = stage;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /// Begins to read.
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    stop.countDown();
    Ending.await(thread, Duration.ofSeconds(20));
  }

  private void run() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "acks",
            "all",
            "compression.type",
            "gzip",
            "linger.ms",
            0,
            "max.request.size",
            Clients.RECORD_LIMIT);
    try (Consumer<String, byte[]> consumer = clients.member(name);
        Producer<String, byte[]> producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      consumer.subscribe(List.of(input.topicName()), new Takeover(consumer));
      while (stop.getCount() > 0) {
        round(consumer, producer);
      }
    } catch (Unreadable e) {
      throw new IllegalStateException(e);
    } finally {
      stage.stopped();
    }
  }

  private void round(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer)
      throws Unreadable {
    List<Out> written = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
      written.addAll(stage.process(new In(input, record)));
    }
    stage.tick(Instant.now()).values().forEach(written::addAll);
    written.forEach(out -> {
      var _ = producer.send(out.kafka());
    });
    producer.flush();
    consumer.commitSync();
  }

  private final class Takeover implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    Takeover(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.seekToBeginning(partitions);
      for (TopicPartition one : partitions) {
        Past past = new Past(clients, input, one.partition(), consumer.position(one));
        stage.assigned(one.partition(), past);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> stage.revoked(partition.partition()));
    }
  }
}
