package org.storywatch.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.ops.Backoff;

/// Looks from aside how far a loop is behind the end of its topic, and how near the topic is to
/// deleting what was not read yet, and ends what hangs in it. It costs a small request every five
/// seconds, and a read where something waits.
final class LagWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
  private static final Duration PEEK = Duration.ofMillis(500);

  /// Somebody may change how long records are kept.
  private static final Duration SETTINGS = Duration.ofMinutes(10);

  /// Longer than any transaction is open before it is ended by who coordinates it.
  private static final Duration HANGING = Duration.ofMinutes(2);

  private static final Duration REPEAT = Duration.ofMinutes(10);

  private final Clients clients;
  private final String name;
  private final Topic topic;
  private final Lag lag;
  private final LoopMeters meters;
  private final InstantSource clock;
  private final Duration interval;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private OptionalLong kept = OptionalLong.empty();
  private Instant asked = Instant.EPOCH;
  private Instant said = Instant.EPOCH;
  private Instant freed;
  private volatile Optional<String> alarm = Optional.empty();

  LagWatch(
      Clients clients,
      String name,
      Topic topic,
      Lag lag,
      LoopMeters meters,
      InstantSource clock,
      Duration interval) {
    this.clients = clients;
    this.name = name;
    this.topic = topic;
    this.lag = lag;
    this.meters = meters;
    this.clock = clock;
    this.interval = interval;
    this.freed = clock.instant();
    this.thread = Thread.ofPlatform().name(name + "-lag").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// What is wrong, where records are near to being deleted unread.
  Optional<String> alarm() {
    return alarm;
  }

  @Override
  public void close() {
    stop.countDown();
    Ending.await(thread, Duration.ofSeconds(1));
    thread.interrupt(); // a question waits for a broker that is away
    Ending.await(thread, Duration.ofSeconds(1));
  }

  private void run() {
    Backoff backoff = new Backoff(stop);
    while (!backoff.stopping()) {
      try (Consumer<String, byte[]> consumer = clients.follower("lag-" + name)) {
        while (!stop.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          look(consumer);
          backoff.worked();
        }
      } catch (KafkaException e) {
        LOG.debug("how far {} is behind cannot be looked up: {}", name, Unreachable.words(e));
        backoff.rest();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // only close() does this
      }
    }
  }

  private void look(Consumer<String, byte[]> consumer) throws InterruptedException {
    Instant now = clock.instant();
    Map<Integer, Long> next = lag.next();
    List<TopicPartition> all =
        next.keySet().stream()
            .map(number -> new TopicPartition(topic.topicName(), number))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    long ahead = 0;
    for (TopicPartition at : all) {
      int number = at.partition();
      long end = ends.getOrDefault(at, 0L);
      ahead += Math.max(0, next.getOrDefault(number, 0L) - end);
      lag.seen(number, end, now);
    }
    meters.ahead(ahead);
    peek(consumer, all.stream().filter(at -> lag.behind(at.partition())).toList(), ends);
    free(all, now);
    judge(lag.oldest(clock.instant()), now);
  }

  /// What hangs would hide all that comes behind it, and nothing would seem to wait.
  private void free(List<TopicPartition> all, Instant now) {
    if (!all.isEmpty() && (!now.isBefore(freed.plus(HANGING)) || now.isBefore(freed))) {
      boolean _ = Hanging.end(clients, all, now.minus(HANGING));
      freed = now;
    }
  }

  /// Looks when the first records that wait were written.
  private void peek(
      Consumer<String, byte[]> consumer,
      List<TopicPartition> behind,
      Map<TopicPartition, Long> ends) {
    if (behind.isEmpty()) {
      return;
    }
    Map<Integer, Long> next = lag.next();
    consumer.assign(behind);
    behind.forEach(at -> consumer.seek(at, next.getOrDefault(at.partition(), 0L)));
    ConsumerRecords<String, byte[]> found = consumer.poll(PEEK);
    for (TopicPartition at : behind) {
      List<ConsumerRecord<String, byte[]>> records = found.records(at);
      long end = ends.getOrDefault(at, 0L);
      if (!records.isEmpty()) {
        ConsumerRecord<String, byte[]> oldest = records.getFirst();
        Instant written = Instant.ofEpochMilli(oldest.timestamp());
        lag.waits(at.partition(), oldest.offset(), written, end);
      } else if (consumer.position(at) >= end) {
        lag.passed(at.partition(), end); // only marks of transactions
      }
    }
    consumer.unsubscribe();
  }

  private void judge(Duration oldest, Instant now) throws InterruptedException {
    if (!now.isBefore(asked.plus(SETTINGS)) || now.isBefore(asked)) {
      kept = keeping();
      asked = now;
    }
    if (kept.isEmpty() || kept.getAsLong() < 0) {
      meters.left(Duration.ofDays(10_000));
      return;
    }
    Duration keeping = Duration.ofMillis(kept.getAsLong());
    meters.left(keeping.minus(oldest));
    alarm = words(topic, oldest, keeping);
    boolean due = !now.isBefore(said.plus(REPEAT)) || now.isBefore(said);
    if (alarm.isPresent() && due) {
      LOG.error("{}: {}", name, alarm.get());
      said = now;
    }
  }

  /// What is wrong, where half of the time is over after which unread records are deleted.
  static Optional<String> words(Topic topic, Duration oldest, Duration kept) {
    return oldest.compareTo(kept.dividedBy(2)) < 0
        ? Optional.empty()
        : Optional.of(
            "the oldest record of %s that waits is %s old, and is deleted unread at %s: raise"
                    .formatted(topic.topicName(), span(oldest), span(kept))
                + " retention.ms of the topic, or give the stage more machines");
  }

  private static String span(Duration time) {
    return time.toHours() >= 48
        ? time.toDays() + " days"
        : time.toMinutes() >= 120
            ? time.toHours() + " hours"
            : time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toSeconds() + " s";
  }

  /// For how long the topic keeps records, in milliseconds; negative for ever.
  private OptionalLong keeping() throws InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    try (Admin admin = clients.admin()) {
      var settings = admin.describeConfigs(List.of(resource)).all().get(10, TimeUnit.SECONDS);
      var found = settings.get(resource);
      var entry = found == null ? null : found.get("retention.ms");
      String value = entry == null ? null : entry.value();
      return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    } catch (ExecutionException | TimeoutException e) {
      return kept;
    }
  }
}
