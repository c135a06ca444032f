package org.storywatch.stream;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Makes the clients of one cluster, all with the settings that the guarantees rest on: only what
/// was committed is read, and every write is part of a transaction.
final class Clients {
  static final int RECORD_LIMIT = 8 << 20;

  /// What the names of groups and of writers begin with.
  static final String PREFIX = "storywatch.";

  private final KafkaSettings kafka;
  private final String instance;
  private final Map<String, Object> memberships;
  private final ClientMeters meters;

  /// @param instance the name of this process, the same after a restart
  Clients(KafkaSettings kafka, String instance) {
    this(kafka, instance, Map.of());
  }

  /// @param memberships what else is set for the members of groups
  Clients(KafkaSettings kafka, String instance, Map<String, Object> memberships) {
    this(kafka, instance, memberships, new ClientMeters(new CompositeMeterRegistry()));
  }

  /// @param memberships what else is set for the members of groups
  /// @param meters of those clients that live long
  Clients(
      KafkaSettings kafka, String instance, Map<String, Object> memberships, ClientMeters meters) {
    this.kafka = kafka;
    this.instance = instance;
    this.memberships = memberships;
    this.meters = meters;
  }

  Admin admin() {
    Map<String, Object> settings = settings("admin");
    settings.put("request.timeout.ms", 5_000);
    settings.put("default.api.timeout.ms", 8_000);
    return Admin.create(settings);
  }

  /// A member of a group that shares a topic's partitions, and notices soon when another has died.
  ///
  /// How soon, the brokers say in the newer protocol (KIP-848). They can be told for one group, but
  /// refuse less than what they are set to, which is 45 seconds by itself; then it is the older
  /// protocol, where the members say it.
  ///
  /// @throws org.apache.kafka.common.KafkaException when the brokers do not answer
  Consumer<String, byte[]> member(String group) {
    Map<String, Object> settings = sharing(group);
    if (Sessions.shorten(this, PREFIX + group)) {
      settings = reading(group);
      settings.put("group.id", PREFIX + group);
      settings.put("group.protocol", "consumer");
    }
    settings.put("auto.offset.reset", "none"); // see Start
    settings.putAll(memberships);
    return lasting(settings);
  }

  /// The same, which keeps its partitions over a quick restart, by its name.
  ///
  /// All partitions change hands at once. One that changes hands in two steps, given up before it
  /// is given to another, would belong to nobody for ever where the member that gives it up is
  /// killed between the two and comes back under its name: the group takes it for unchanged.
  Consumer<String, byte[]> sharer(String group) {
    Map<String, Object> settings = sharing(group);
    settings.put("group.instance.id", instance);
    settings.put(
        "partition.assignment.strategy",
        // The second for members of an earlier release, which know no other.
        List.of(StickyAssignor.class.getName(), CooperativeStickyAssignor.class.getName()));
    return lasting(settings);
  }

  private Map<String, Object> sharing(String group) {
    Map<String, Object> settings = reading(group);
    settings.put("group.id", PREFIX + group);
    settings.put("session.timeout.ms", Sessions.LENGTH);
    settings.put("heartbeat.interval.ms", Sessions.HEARTBEAT);
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    return settings;
  }

  /// A reader that chooses its own partitions and commits nothing, for one question.
  Consumer<String, byte[]> reader(String name) {
    return new KafkaConsumer<>(
        reading(name), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// The same, for long.
  Consumer<String, byte[]> follower(String name) {
    return lasting(reading(name));
  }

  private Consumer<String, byte[]> lasting(Map<String, Object> settings) {
    return meters.consumer(
        settings,
        all -> new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer()));
  }

  /// Asks where topics end, and reads nothing.
  Consumer<String, byte[]> ends() {
    Map<String, Object> settings = reading("ends");
    settings.put("isolation.level", "read_uncommitted");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// A writer of transactions. Its id outlives the process, so that a restart ends at once what the
  /// killed process had left open.
  Producer<String, byte[]> writer(String name) {
    return writer(name, PREFIX + name + "." + instance);
  }

  /// The writer of a partition that one process at a time owns. Its id is the same in all of them,
  /// so that who takes over ends at once what the last owner had left open.
  Producer<String, byte[]> writer(String name, int partition) {
    return writer(name, PREFIX + name + "." + partition);
  }

  private Producer<String, byte[]> writer(String name, String id) {
    Map<String, Object> settings = settings(name);
    settings.put("transactional.id", id);
    settings.put("transaction.timeout.ms", 30_000);
    settings.put("acks", "all");
    settings.put("compression.type", "gzip");
    settings.put("max.request.size", RECORD_LIMIT);
    settings.put("linger.ms", 0);
    settings.put("max.block.ms", 15_000);
    return meters.producer(
        settings,
        all -> new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer()));
  }

  private Map<String, Object> settings(String name) {
    Map<String, Object> settings = new HashMap<>(kafka.security().clients());
    settings.put("bootstrap.servers", kafka.bootstrap());
    settings.put("client.id", "storywatch-" + name);
    return settings;
  }

  private Map<String, Object> reading(String name) {
    Map<String, Object> settings = settings(name);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("default.api.timeout.ms", 20_000);
    settings.put("max.poll.records", 200);
    settings.put("allow.auto.create.topics", false);
    return settings;
  }
}
