package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Heartbeat;

/// Reads topics as they grow, for showing: it belongs to no group and commits nothing, so every
/// process that follows sees everything. After trouble with the broker it begins again, so a record
/// may be given twice. A record at which its reader throws is passed over, lest it keeps back all
/// that follow, and the condition tells of it until the next start.
public final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration WAIT = Duration.ofMillis(200);

  private final Clients clients;
  private final Map<Topic, Integer> backlog;
  private final Beginning beginning;
  private final java.util.function.Consumer<In> each;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Heartbeat heart = new Heartbeat();
  private final Relapses relapses = new Relapses();
  private long failed;
  private volatile Condition condition = Condition.trying("not started");

  /// Where to begin in a partition.
  @FunctionalInterface
  public interface Beginning {
    /// @param usual by the size of the backlog
    /// @param end where the partition ends
    /// @return where to begin; what is no more there is passed over
    long from(Topic topic, int partition, long usual, long end);
  }

  Follower(
      Clients clients,
      Map<Topic, Integer> backlog,
      Beginning beginning,
      java.util.function.Consumer<In> each) {
    this.clients = clients;
    this.backlog = Map.copyOf(backlog);
    this.beginning = beginning;
    this.each = each;
    this.thread = Thread.ofPlatform().name("follower").unstarted(this::run);
  }

  /// Begins to read.
  public void start() {
    thread.start();
  }

  /// How the reading goes.
  public Condition condition() {
    return relapses.over(condition, Instant.now());
  }

  /// Beats each time it goes round.
  public Heartbeat heartbeat() {
    return heart;
  }

  @Override
  public void close() {
    stop.countDown();
    Ending.await(thread, Duration.ofSeconds(10));
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    try {
      while (!backoff.stopping()) {
        heart.beat();
        try (Consumer<String, byte[]> consumer = clients.follower("follower")) {
          Map<String, Topic> topics = new HashMap<>();
          begin(consumer, topics);
          while (!backoff.stopping()) {
            heart.beat();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
              give(new In(topics.getOrDefault(record.topic(), Topic.DEAD_LETTERS), record));
            }
            condition =
                failed == 0
                    ? Condition.well("following")
                    : Condition.trying(
                        "%d records were passed over after errors of this program; the log has them"
                            .formatted(failed));
            backoff.worked();
          }
        } catch (KafkaException e) {
          relapses.add(condition, Unreachable.words(e), Instant.now());
          condition = Condition.trying("Kafka: " + Unreachable.words(e));
          LOG.warn("the page's reader starts over: {}", Unreachable.words(e));
          backoff.rest();
        }
      }
    } catch (RuntimeException | Error e) {
      condition = Condition.dead("the page's reader died: " + e);
      LOG.error("the page's reader died", e);
    } finally {
      heart.end();
    }
  }

  private void give(In record) {
    try {
      each.accept(record);
    } catch (RuntimeException e) {
      failed++;
      LOG.error("{} is passed over after an error of this program", record.place(), e);
    }
  }

  private void begin(Consumer<String, byte[]> consumer, Map<String, Topic> topics) {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic topic : backlog.keySet()) {
      topics.put(topic.topicName(), topic);
      all.addAll(Cluster.partitions(consumer, topic));
    }
    consumer.assign(all);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(all);
    Map<TopicPartition, Long> end = consumer.endOffsets(all);
    for (TopicPartition partition : all) {
      Topic topic = topics.getOrDefault(partition.topic(), Topic.DEAD_LETTERS);
      long last = end.getOrDefault(partition, 0L);
      long usual = Math.max(0, last - backlog.getOrDefault(topic, 0));
      long from = beginning.from(topic, partition.partition(), usual, last);
      consumer.seek(partition, Math.max(first.getOrDefault(partition, 0L), from));
    }
  }
}
