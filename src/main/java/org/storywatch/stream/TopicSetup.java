package org.storywatch.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/// Makes the topics that are missing, and sees to it that those fit together of which records of
/// the same number's partition belong together.
final class TopicSetup {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;

  TopicSetup(Admin admin) {
    this.admin = admin;
  }

  /// Makes what is missing; what is there keeps its settings. One that stands beside another gets
  /// as many partitions as that one has.
  ///
  /// @param settings of new topics
  /// @param partitions how many a new topic gets that stands beside none
  /// @throws Unreachable when what is there does not fit together; the message says what to do
  void create(KafkaSettings settings, int partitions)
      throws Unreachable, InterruptedException, ExecutionException, TimeoutException {
    Map<Topic, Integer> there = counts();
    List<NewTopic> missing = new ArrayList<>();
    Map<Topic, Integer> grown = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      int wanted =
          topic.beside().flatMap(input -> Optional.ofNullable(there.get(input))).orElse(partitions);
      Integer found = there.get(topic);
      if (found == null) {
        missing.add(fresh(topic, wanted, settings));
      } else if (topic.beside().isPresent() && found != wanted) {
        fit(topic, found, wanted, grown);
      }
    }
    raise(grown);
    await(admin.createTopics(missing).all());
  }

  /// One that lasts by its key is no good where its input was divided otherwise. The others only
  /// have to have all partitions.
  private static void fit(Topic topic, int found, int wanted, Map<Topic, Integer> grown)
      throws Unreachable {
    Topic input = topic.beside().orElseThrow();
    if (topic.divided()) {
      int most = Math.max(found, wanted);
      throw new Unreachable(
          "kafka.partitions: %s has %d partitions and %s has %d; stop all processes and run storywatch partitions %d"
              .formatted(input.topicName(), wanted, topic.topicName(), found, most));
    }
    if (found < wanted) {
      grown.put(topic, wanted);
    }
  }

  private static NewTopic fresh(Topic topic, int partitions, KafkaSettings settings) {
    Map<String, String> more = new HashMap<>(topic.settings());
    settings.insync().ifPresent(copies -> more.put("min.insync.replicas", copies.toString()));
    return new NewTopic(
            topic.topicName(),
            Optional.of(partitions),
            settings.replication().map(Integer::shortValue))
        .configs(more);
  }

  /// How many partitions the topics have that are there.
  Map<Topic, Integer> counts() throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> names = await(admin.listTopics().names());
    Map<String, Topic> ours = new HashMap<>();
    for (Topic topic : Topic.values()) {
      if (names.contains(topic.topicName())) {
        ours.put(topic.topicName(), topic);
      }
    }
    Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
    await(admin.describeTopics(ours.keySet()).allTopicNames())
        .forEach((name, found) -> {
          Topic topic = ours.get(name);
          if (topic != null) {
            counts.put(topic, found.partitions().size());
          }
        });
    return counts;
  }

  /// Gives topics more partitions.
  void raise(Map<Topic, Integer> counts)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, NewPartitions> more = new HashMap<>();
    counts.forEach((topic, count) -> more.put(topic.topicName(), NewPartitions.increaseTo(count)));
    await(admin.createPartitions(more).all());
  }

  private static <T> T await(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
