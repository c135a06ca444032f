package org.storywatch.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.storywatch.ops.Condition;

/// Looks at a cluster as it is, and changes nothing.
///
/// @param conditions what was found
/// @param clock what the controller's clock says; empty where it is not told
public record Inspection(List<Condition> conditions, Optional<Instant> clock) {
  private static final long PATIENCE = 8;

  /// Asks the brokers.
  ///
  /// @throws Unreachable when they do not answer
  public static Inspection of(KafkaSettings kafka) throws Unreachable, InterruptedException {
    List<Condition> found = new ArrayList<>();
    try (Admin admin = new Clients(kafka, "check").admin()) {
      int brokers = await(admin.describeCluster().nodes()).size();
      found.add(brokers(kafka, admin, brokers));
      int copies = kafka.replication().orElse(1);
      if (copies > brokers) {
        found.add(
            Condition.dead(
                "kafka.replication: %d copies want as many brokers, and there are %d: start more, or ask for less"
                    .formatted(copies, brokers)));
      }
      topics(kafka, admin, found);
      return new Inspection(List.copyOf(found), clock(admin));
    } catch (ExecutionException e) {
      throw Complaint.of(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw Complaint.of(kafka, e);
    }
  }

  private static Condition brokers(KafkaSettings kafka, Admin admin, int brokers)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, FinalizedVersionRange> features =
        await(admin.describeFeatures().featureMetadata()).finalizedFeatures();
    int version =
        Optional.ofNullable(features.get("metadata.version"))
            .map(range -> (int) range.maxVersionLevel())
            .orElse(0);
    return Condition.well(
        "%s answers: brokers %d, metadata version %d"
            .formatted(kafka.bootstrap(), brokers, version));
  }

  private static void topics(KafkaSettings kafka, Admin admin, List<Condition> found)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> there = new ArrayList<>(await(admin.listTopics().names()));
    List<String> ours = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      (there.contains(topic.topicName()) ? ours : missing).add(topic.topicName());
    }
    Map<String, TopicDescription> all = await(admin.describeTopics(ours).allTopicNames());
    all.forEach((name, topic) -> topic(kafka, name, topic.partitions()).ifPresent(found::add));
    if (!missing.isEmpty()) {
      found.add(
          Condition.well(
              "%d of %d topics are not there yet; run makes them"
                  .formatted(missing.size(), Topic.values().length)));
    }
    if (!ours.isEmpty()) {
      int partitions = all.values().stream().mapToInt(topic -> topic.partitions().size()).sum();
      found.add(
          Condition.well(
              "%d topics with %d partitions are there".formatted(ours.size(), partitions)));
    }
  }

  /// What is amiss with one topic.
  static Optional<Condition> topic(
      KafkaSettings kafka, String name, List<TopicPartitionInfo> partitions) {
    int least = kafka.insync().orElse(1);
    for (TopicPartitionInfo partition : partitions) {
      String place = name + "-" + partition.partition();
      int copies = partition.replicas().size();
      int alive = partition.isr().size();
      if (partition.leader() == null || partition.leader().isEmpty() || alive < least) {
        return Optional.of(
            Condition.dead(
                "%s cannot be written, %d of its %d copies are there: start the brokers that are missing"
                    .formatted(place, alive, copies)));
      }
      if (alive < copies) {
        return Optional.of(
            Condition.trying(
                "%s has %d of its %d copies: see to the brokers".formatted(place, alive, copies)));
      }
      if (copies < kafka.replication().orElse(copies)) {
        return Optional.of(
            Condition.trying(
                "%s has %d copies and kafka.replication says %d: it was made before; move it with kafka-reassign-partitions.sh"
                    .formatted(place, copies, kafka.replication().orElse(copies))));
      }
    }
    return Optional.empty();
  }

  /// The leader of the quorum says when each voter had caught up; of itself that is now.
  private static Optional<Instant> clock(Admin admin) throws InterruptedException {
    try {
      QuorumInfo quorum = await(admin.describeMetadataQuorum().quorumInfo());
      return quorum.voters().stream()
          .filter(voter -> voter.replicaId() == quorum.leaderId())
          .flatMapToLong(voter -> voter.lastCaughtUpTimestamp().stream())
          .mapToObj(Instant::ofEpochMilli)
          .findFirst();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return Optional.empty(); // not everybody may ask that
    }
  }

  private static <T> T await(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE, TimeUnit.SECONDS);
  }
}
