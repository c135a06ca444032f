package org.storywatch.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.awaitility.Awaitility;
import org.storywatch.stream.Topic;

/// Makes the stages' groups forget what they have read.
final class Groups {
  private static final Map<String, Topic> GROUPS =
      Map.of("match", Topic.ARTICLES, "tell", Topic.MATCHES, "deliver", Topic.ALERTS);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Groups() {}

  /// @param deleted whether they are deleted, not set back
  static void replay(String bootstrap, int partitions, boolean deleted) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      for (Map.Entry<String, Topic> group : GROUPS.entrySet()) {
        Awaitility.await(group.getKey() + " is empty")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .pollDelay(Duration.ZERO)
            .until(() ->
                done(admin, "storywatch." + group.getKey(), group.getValue(), partitions, deleted));
      }
    }
  }

  /// @return false where it still has members, which may have been killed
  private static boolean done(
      Admin admin, String group, Topic topic, int partitions, boolean deleted)
      throws InterruptedException {
    try {
      if (deleted) {
        admin.deleteConsumerGroups(List.of(group)).all().get();
      } else {
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
          begin.put(new TopicPartition(topic.topicName(), i), new OffsetAndMetadata(0));
        }
        admin.alterConsumerGroupOffsets(group, begin).all().get();
      }
      return true;
    } catch (ExecutionException e) {
      return e.getCause() instanceof GroupIdNotFoundException;
    }
  }
}
