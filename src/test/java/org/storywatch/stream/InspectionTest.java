package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Condition.Level;

@Execution(ExecutionMode.CONCURRENT)
class InspectionTest {
  @TempDir private Path folder;

  @Test
  void aClusterIsDescribedAndItsClockIsRead() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, words -> {})) {
      KafkaSettings kafka = new KafkaSettings(broker.bootstrap(), 2);
      Inspection empty = Inspection.of(kafka);
      assertThat(empty.conditions()).allMatch(one -> one.level() == Level.WELL);
      assertThat(words(empty))
          .anyMatch(words -> words.endsWith("are not there yet; run makes them"));
      assertThat(words(empty).getFirst()).contains("brokers 1, metadata version ");
      assertThat(empty.clock().orElseThrow())
          .isBetween(
              Instant.now().minus(Duration.ofSeconds(20)),
              Instant.now().plus(Duration.ofSeconds(20)));

      new Cluster(kafka, "test", new SimpleMeterRegistry()).createTopics(2);
      assertThat(words(Inspection.of(kafka)))
          .hasSize(2)
          .last()
          .asString()
          .startsWith(
              "%d topics with %d".formatted(Topic.values().length, 2 * Topic.values().length));
      assertThat(Inspection.of(asking(kafka, 3, 2)).conditions())
          .filteredOn(one -> one.level() != Level.WELL)
          .extracting(Condition::words)
          .anyMatch(words -> words.startsWith("kafka.replication: 3 copies want as many brokers"))
          .anyMatch(words -> words.contains("cannot be written, 1 of its 1 copies"));
    }
  }

  @Test
  void brokersThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> Inspection.of(new KafkaSettings("127.0.0.1:1", 2)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("kafka.bootstrap: 127.0.0.1:1");
  }

  @Test
  void whatIsMissingOfATopicIsNamed() {
    KafkaSettings three = asking(new KafkaSettings("b:1", 2), 3, 2);
    assertThat(topic(three, 3, 3)).isEmpty();
    assertThat(topic(three, 3, 2).orElseThrow())
        .isEqualTo(Condition.trying("t-0 has 2 of its 3 copies: see to the brokers"));
    assertThat(topic(three, 3, 1).orElseThrow().level()).isEqualTo(Level.DEAD);
    assertThat(topic(three, 2, 2).orElseThrow().words()).contains("kafka.replication says 3");
    assertThat(
            Inspection.topic(
                    three,
                    "t",
                    List.of(new TopicPartitionInfo(0, Node.noNode(), nodes(3), nodes(3))))
                .orElseThrow()
                .level())
        .isEqualTo(Level.DEAD);
  }

  private static Optional<Condition> topic(KafkaSettings kafka, int copies, int alive) {
    return Inspection.topic(
        kafka,
        "t",
        List.of(new TopicPartitionInfo(0, new Node(0, "h", 1), nodes(copies), nodes(alive))));
  }

  private static List<Node> nodes(int count) {
    return IntStream.range(0, count).mapToObj(id -> new Node(id, "h" + id, 1)).toList();
  }

  private static KafkaSettings asking(KafkaSettings kafka, int copies, int insync) {
    return new KafkaSettings(
        kafka.bootstrap(), 2, Optional.of(copies), Optional.of(insync), Security.NONE);
  }

  private static List<String> words(Inspection seen) {
    return seen.conditions().stream().map(Condition::words).toList();
  }
}
