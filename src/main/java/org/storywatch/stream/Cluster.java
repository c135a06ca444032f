package org.storywatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The Kafka cluster that joins the stages, embedded or not: makes the topics, and everything that
/// reads or writes them.
public final class Cluster {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Clients clients;
  private final KafkaSettings kafka;
  private final MeterRegistry meters;

  /// A cluster without any security; talks to nobody yet.
  ///
  /// @param bootstrap `host:port,host:port`
  /// @param instance the name of this process, the same after a restart
  /// @param meters where the loops count
  public Cluster(String bootstrap, String instance, MeterRegistry meters) {
    this(new KafkaSettings(bootstrap, KafkaSettings.PARTITIONS), instance, meters);
  }

  /// Talks to nobody yet.
  ///
  /// @param instance the name of this process, the same after a restart
  /// @param meters where the loops count
  public Cluster(KafkaSettings kafka, String instance, MeterRegistry meters) {
    this.kafka = kafka;
    this.meters = meters;
    this.clients = new Clients(kafka, instance, Map.of(), new ClientMeters(meters));
  }

  /// Makes the topics that are missing; those that are there keep their settings.
  ///
  /// @param partitions how many a new topic gets
  /// @throws Unreachable when the brokers do not answer within ten seconds, cannot make them, or
  ///   what is there does not fit together
  public void createTopics(int partitions) throws Unreachable, InterruptedException {
    try (Admin admin = clients.admin()) {
      new TopicSetup(admin).create(kafka, partitions);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // another process was quicker
        throw Complaint.of(kafka, e.getCause());
      }
    } catch (TimeoutException | KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  /// Asks the brokers whether they are there, and nothing more.
  ///
  /// @throws Unreachable when they do not answer within ten seconds
  public static void check(KafkaSettings kafka) throws Unreachable, InterruptedException {
    try (Admin admin = new Clients(kafka, "check").admin()) {
      admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw Complaint.of(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  /// Gives the topics more partitions, while no process runs.
  ///
  /// @param group who reads the matches, and has to have read all of them
  /// @return why nothing was done, in one line; empty when it was
  /// @throws Unreachable when the brokers do not answer; then it is to be done again
  public Optional<String> raise(int partitions, String group)
      throws Unreachable, InterruptedException {
    try (Admin admin = clients.admin()) {
      new Raising(clients, admin, meters).run(partitions, group);
      return Optional.empty();
    } catch (Raising.Refused e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (ExecutionException e) {
      throw Complaint.of(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  /// Reads a whole topic as it stands now.
  ///
  /// @param each called with every committed record, in order within a partition
  /// @throws KafkaException when it cannot be read to its end
  public void readAll(Topic topic, Consumer<In> each) {
    try (var consumer = clients.reader("read-" + topic.topicName())) {
      Map<TopicPartition, Long> ends = Tail.ends(clients, partitions(consumer, topic));
      Tail.read(clients, consumer, topic, ends, Tail.PATIENCE, each);
    }
  }

  /// Shares the partitions of a topic with all other processes.
  ///
  /// @param name the same in all of them
  public Share share(String name, Topic topic, Share.Owner owner) {
    return new Share(clients, name, topic, owner, meters);
  }

  /// The partition that a record of this key belongs in.
  ///
  /// @param partitions how many the topic has
  public static int partition(String key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions);
  }

  /// How many partitions a topic has.
  ///
  /// @throws Unreachable when the brokers do not answer; may be called again
  public int partitions(Topic topic) throws Unreachable {
    try (var consumer = clients.ends()) {
      return partitions(consumer, topic).size();
    } catch (KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  /// Where topics end, all partitions of each together: grows with each record and each mark of a
  /// transaction.
  ///
  /// @throws Unreachable when the brokers do not answer; may be called again
  public Map<Topic, Long> ends(Set<Topic> topics) throws Unreachable {
    try (var consumer = clients.ends()) {
      Map<Topic, Long> ends = new EnumMap<>(Topic.class);
      for (Topic topic : topics) {
        List<TopicPartition> all = partitions(consumer, topic);
        long end = consumer.endOffsets(all, PATIENCE).values().stream().mapToLong(at -> at).sum();
        ends.put(topic, end);
      }
      return ends;
    } catch (KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  /// Follows topics for as long as the program runs.
  ///
  /// @param backlog how many records of each partition to begin with
  public Follower follow(Map<Topic, Integer> backlog, Consumer<In> each) {
    return follow(backlog, (topic, partition, usual, end) -> usual, each);
  }

  /// The same, from other places on.
  ///
  /// @param beginning where to begin instead
  public Follower follow(
      Map<Topic, Integer> backlog, Follower.Beginning beginning, Consumer<In> each) {
    return new Follower(clients, backlog, beginning, each);
  }

  /// Reads whole topics, and on as they grow.
  ///
  /// @throws KafkaException when the brokers do not answer; may be called again
  public Tape tape(Topic topic) {
    return new Tape(clients, topic);
  }

  /// Reads all that was written to a topic until now.
  ///
  /// @throws Unreachable when it cannot be read to its end; may be called again
  public void recall(Topic topic, Consumer<In> each) throws Unreachable {
    try (Tape tape = tape(topic)) {
      tape.catchUp(each);
    } catch (KafkaException e) {
      throw new Unreachable(Unreachable.words(e));
    }
  }

  /// Reads a topic from given places on.
  ///
  /// @throws Unreachable when the brokers do not answer; may be called again
  public Replay replay(Topic topic, Offsets from) throws Unreachable, InterruptedException {
    try (Admin admin = clients.admin()) {
      String name = topic.topicName();
      TopicDescription found =
          admin
              .describeTopics(List.of(name))
              .topicNameValues()
              .values()
              .iterator()
              .next()
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return Replay.open(clients, topic, from, found.topicId().toString());
    } catch (ExecutionException e) {
      throw Complaint.of(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  /// Asks whether the brokers are there, each time after this long, once it is started.
  public Pulse pulse(Duration interval) {
    return new Pulse(kafka, interval);
  }

  /// A writer of transactions; one for each name at a time.
  public Writer writer(String name) {
    return new Writer(name, meters, () -> clients.writer(name));
  }

  /// The loop of one stage, not started.
  public Loop loop(String name, Topic input, Stage stage) {
    return new Loop(clients, name, input, stage, Bounds.USUAL, meters);
  }

  static List<TopicPartition> partitions(
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, Topic topic) {
    List<TopicPartition> all =
        consumer.partitionsFor(topic.topicName(), PATIENCE).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    if (all.isEmpty()) {
      throw new UnknownTopicOrPartitionException(topic.topicName() + " is not there yet");
    }
    return all;
  }
}
