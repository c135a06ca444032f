package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.PolicyViolationException;

/// Gives the topics more partitions, while no process runs, and moves what is remembered of a key
/// to the partition that the key belongs in from then on.
///
/// `matches` comes last: until then it has fewer partitions than `developments`, with which nothing
/// starts. So when this ends half-way, it is to be done again, and nothing was lost.
final class Raising {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RECORDS = 500;
  private static final int BYTES = 4 << 20;

  private final Clients clients;
  private final Admin admin;
  private final MeterRegistry meters;
  private final TopicSetup topics;

  /// It is not done, for a reason that people can do something about.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  Raising(Clients clients, Admin admin, MeterRegistry meters) {
    this.clients = clients;
    this.admin = admin;
    this.meters = meters;
    this.topics = new TopicSetup(admin);
  }

  /// @param group who reads the matches, and has to have read all of them
  /// @throws Refused with one line that says why nothing was done
  void run(int partitions, String group)
      throws Refused, InterruptedException, ExecutionException, TimeoutException {
    Map<Topic, Integer> there = topics.counts();
    refuseFewer(there, partitions);
    refuseRunning();
    refuseUnread(Clients.PREFIX + group);
    raise(
        there,
        partitions,
        Topic.DEVELOPMENTS,
        Topic.SILENCES,
        Topic.DELIVERIES,
        Topic.TALLIES,
        Topic.FEED_ENTRIES,
        Topic.FEED_STATES);
    try (Writer writer = new Writer("raise", meters, () -> clients.writer("raise"))) {
      for (Topic topic :
          List.of(Topic.DEVELOPMENTS, Topic.SILENCES, Topic.FEED_ENTRIES, Topic.FEED_STATES)) {
        divide(topic, partitions, writer);
      }
    }
    raise(there, partitions, Topic.ARTICLES, Topic.ALERTS);
    raise(there, partitions, Topic.MATCHES);
  }

  private static void refuseFewer(Map<Topic, Integer> there, int partitions) throws Refused {
    for (Map.Entry<Topic, Integer> entry : there.entrySet()) {
      Topic topic = entry.getKey();
      boolean ours = Topic.dividing().contains(topic);
      if (ours && entry.getValue() > partitions) {
        throw new Refused(
            "%s has %d partitions, and Kafka takes none away; ask for at least as many"
                .formatted(topic.topicName(), entry.getValue()));
      }
    }
  }

  private void refuseRunning()
      throws Refused, InterruptedException, ExecutionException, TimeoutException {
    List<String> groups =
        await(admin.listGroups().all()).stream()
            .map(GroupListing::groupId)
            .filter(id -> id.startsWith(Clients.PREFIX))
            .toList();
    for (ConsumerGroupDescription group :
        await(admin.describeConsumerGroups(groups).all()).values()) {
      if (!group.members().isEmpty()) {
        throw new Refused(
            "%d processes still share %s; stop all of them first (one that was killed is forgotten after a while)"
                .formatted(group.members().size(), group.groupId()));
      }
    }
  }

  /// A match that is told later would be compared with the memory of another partition.
  private void refuseUnread(String group)
      throws Refused, InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> read =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    try (Consumer<String, byte[]> consumer = clients.reader("raise")) {
      Map<TopicPartition, Long> ends =
          Tail.ends(clients, Cluster.partitions(consumer, Topic.MATCHES));
      Map<TopicPartition, Long> begin = new HashMap<>();
      read.forEach((partition, offset) -> begin.put(partition, offset.offset()));
      List<In> unread = new ArrayList<>();
      Tail.read(clients, consumer, Topic.MATCHES, begin, ends, Tail.PATIENCE, unread::add);
      if (!unread.isEmpty()) {
        throw new Refused(
            "%d matches are not told yet; start the program until they are, stop it and try again"
                .formatted(unread.size()));
      }
    }
  }

  private void raise(Map<Topic, Integer> there, int partitions, Topic... some)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
    for (Topic topic : some) {
      if (there.getOrDefault(topic, partitions) < partitions) {
        counts.put(topic, partitions);
      }
    }
    topics.raise(counts);
    long begun = System.nanoTime();
    while (!topics.counts().entrySet().containsAll(counts.entrySet())) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new TimeoutException("the topics do not get more partitions");
      }
      TimeUnit.MILLISECONDS.sleep(100); // a broker that has not heard of them yet
    }
  }

  /// Writes the last record of each key anew, where it belongs, and removes what was there before.
  private void divide(Topic topic, int partitions, Writer writer)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, In> last = new TreeMap<>();
    boolean[] astray = {false};
    Map<TopicPartition, Long> ends;
    try (Consumer<String, byte[]> consumer = clients.reader("raise")) {
      ends = Tail.ends(clients, Cluster.partitions(consumer, topic));
      Tail.read(
          clients,
          consumer,
          topic,
          ends,
          Tail.PATIENCE,
          record -> {
            astray[0] |= record.partition() != place(topic, record.key(), partitions);
            last.merge(
                record.key(), record, (one, two) -> two.written() < one.written() ? one : two);
          });
    }
    if (astray[0]) {
      write(topic, last, partitions, writer);
      forget(topic, ends);
    }
  }

  private static void write(Topic topic, Map<String, In> last, int partitions, Writer writer) {
    List<ProducerRecord<String, byte[]>> batch = new ArrayList<>();
    int bytes = 0;
    for (In record : last.values()) {
      int place = place(topic, record.key(), partitions);
      batch.add(
          new ProducerRecord<>(
              topic.topicName(), place, record.written(), record.key(), record.bytes()));
      bytes += record.bytes().length;
      if (batch.size() >= RECORDS || bytes >= BYTES) {
        writer.copy(batch);
        batch.clear();
        bytes = 0;
      }
    }
    writer.copy(batch);
  }

  /// Kafka removes the beginning only of topics whose records may go by age: for as long as it
  /// takes, theirs may, at no age.
  private void forget(Topic topic, Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException, TimeoutException {
    configure(topic, Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    configure(topic, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete"));
    Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
    ends.forEach((partition, end) -> before.put(partition, RecordsToDelete.beforeOffset(end)));
    long begun = System.nanoTime();
    boolean done = false;
    while (!done) {
      try {
        await(admin.deleteRecords(before).all());
        done = true;
      } catch (ExecutionException e) {
        boolean late = System.nanoTime() - begun > PATIENCE.toNanos();
        if (late || !(e.getCause() instanceof PolicyViolationException)) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100); // a broker that has not heard of the policy yet
      }
    }
    configure(topic, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"));
  }

  private void configure(Topic topic, Map<String, String> settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    List<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(entry ->
                new AlterConfigOp(
                    new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
            .toList();
    await(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
  }

  private static int place(Topic topic, String key, int partitions) {
    return Cluster.partition(topic.route(key), partitions);
  }

  private static <T> T await(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
