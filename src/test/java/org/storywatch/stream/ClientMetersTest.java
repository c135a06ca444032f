package org.storywatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/// No broker is needed: clients have meters before they find one.
class ClientMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ClientMeters meters = new ClientMeters(registry);
  private final Clients clients = clients("127.0.0.1:1");

  @Test
  void aClientHasMetersUntilItIsClosed() {
    try (Consumer<String, byte[]> _ = clients.follower("follower");
        Producer<String, byte[]> _ = clients.writer("feeds")) {
      assertThat(names()).containsExactly("storywatch-feeds", "storywatch-follower");
      assertThat(registry.find("kafka.consumer.last.poll.seconds.ago").gauges()).hasSize(1);
      assertThat(registry.find("kafka.producer.record.send.total").functionCounters()).hasSize(1);
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void namesakesAreToldApartByNumbersThatAreUsedAgain() {
    try (Consumer<String, byte[]> _ = clients.follower("tape")) {
      for (int time = 0; time < 3; time++) {
        try (Consumer<String, byte[]> _ = clients.follower("tape");
            Consumer<String, byte[]> _ = clients.follower("tape")) {
          assertThat(names())
              .containsExactly("storywatch-tape", "storywatch-tape-2", "storywatch-tape-3");
        }
        assertThat(names()).containsExactly("storywatch-tape");
      }
    }
  }

  @Test
  void oneThatCannotBeMadeLeavesNothing() {
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> clients("no port").follower("tape"))
          .isInstanceOf(KafkaException.class);
    }
    try (Consumer<String, byte[]> _ = clients.follower("tape")) {
      assertThat(names()).containsExactly("storywatch-tape");
    }
  }

  @Test
  void whoAsksOneQuestionHasNone() {
    try (Consumer<String, byte[]> _ = clients.reader("past")) {
      assertThat(registry.getMeters()).isEmpty();
    }
  }

  private Clients clients(String bootstrap) {
    return new Clients(new KafkaSettings(bootstrap, 1), "test", Map.of(), meters);
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    registry
        .getMeters()
        .forEach(meter -> names.add(String.valueOf(meter.getId().getTag("client.id"))));
    return names;
  }
}
