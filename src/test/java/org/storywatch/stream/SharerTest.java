package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;

/// Members with names of their own that share the partitions of a topic.
@Execution(ExecutionMode.CONCURRENT)
class SharerTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofMillis(100);

  @TempDir private Path folder;

  @Test
  void aPartitionIsNobodysOnlyForAWhileThoughItsMemberDiesWhileItGivesItUp() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, words -> {})) {
      new Cluster(broker.bootstrap(), "topics", new SimpleMeterRegistry()).createTopics(2);
      Consumer<String, byte[]> first = open(broker, "first");
      first.subscribe(topics());
      until(first, () -> first.assignment().size() == 2);
      try (Consumer<String, byte[]> second = open(broker, "second")) {
        second.subscribe(topics());
        dieWhenItGivesUp(first, second);
        try (Consumer<String, byte[]> again = open(broker, "first")) {
          again.subscribe(topics());
          await()
              .atMost(SOON)
              .until(() -> {
                again.poll(WAIT);
                second.poll(WAIT);
                return again.assignment().size() == 1 && second.assignment().size() == 1;
              });
          assertThat(again.assignment()).doesNotContainAnyElementsOf(second.assignment());
        }
      }
    }
  }

  /// Closed without a word, as after `kill -9`: a member with a name does not say that it leaves.
  private static void dieWhenItGivesUp(
      Consumer<String, byte[]> dying, Consumer<String, byte[]> joining) {
    dying.subscribe(topics(), new Dying());
    assertThatThrownBy(() ->
            await()
                .atMost(SOON)
                .until(() -> {
                  joining.poll(WAIT);
                  dying.poll(WAIT);
                  return false;
                }))
        .isInstanceOf(KafkaException.class)
        .hasRootCauseMessage(Dying.WORDS);
    dying.close();
  }

  /// Gets no further than to give a partition up, and does not ask for what comes then.
  private static final class Dying implements ConsumerRebalanceListener {
    static final String WORDS = "killed";
    private boolean dead;

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!dead && !partitions.isEmpty()) {
        dead = true;
        throw new IllegalStateException(WORDS);
      }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
  }

  private static void until(Consumer<String, byte[]> consumer, BooleanSupplier holds) {
    await()
        .atMost(SOON)
        .until(() -> {
          consumer.poll(WAIT);
          return holds.getAsBoolean();
        });
  }

  private static List<String> topics() {
    return List.of(Topic.FEED_STATES.topicName());
  }

  private static Consumer<String, byte[]> open(EmbeddedBroker broker, String name) {
    return new Clients(new KafkaSettings(broker.bootstrap(), 2), name).sharer("feeds");
  }
}
