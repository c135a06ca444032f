package org.storywatch.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/// Makes those clients of Kafka that live long, and shows Kafka's own meters of each until it is
/// closed. Clients that ask one question are gone before anybody could read of them.
///
/// Kafka tells clients apart by their names alone. Where there are several of one name, each gets
/// the smallest number that no living namesake has, so that there are never more names than clients
/// at a time.
final class ClientMeters {
  private static final String NAME = "client.id";

  private final MeterRegistry registry;
  private final Set<String> taken = new HashSet<>();

  ClientMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// @param make makes the client of these settings, which say more than was given
  <C extends Consumer<?, ?>> C consumer(
      Map<String, Object> settings, Function<Map<String, Object>, C> make) {
    return watched(
        "consumer",
        settings,
        make,
        (client, looks) -> new KafkaClientMetrics(client, Tags.empty(), looks));
  }

  /// @param make makes the client of these settings, which say more than was given
  <P extends Producer<?, ?>> P producer(
      Map<String, Object> settings, Function<Map<String, Object>, P> make) {
    return watched(
        "producer",
        settings,
        make,
        (client, looks) -> new KafkaClientMetrics(client, Tags.empty(), looks));
  }

  private interface Binder<C> {
    KafkaClientMetrics of(C client, ScheduledExecutorService looks);
  }

  private <C> C watched(
      String kind,
      Map<String, Object> settings,
      Function<Map<String, Object>, C> make,
      Binder<C> binder) {
    String name = take(kind, String.valueOf(settings.get(NAME)));
    Watch watch = new Watch(kind, name);
    settings.put(NAME, name);
    settings.put("metric.reporters", ClientEnd.class.getName());
    settings.put(ClientEnd.KEY, (Runnable) watch::end);
    try {
      C client = make.apply(settings);
      // One each: what is given from outside is never told that a client is gone.
      ScheduledExecutorService looks =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofVirtual().name("kafka-meters").factory());
      watch.begin(binder.of(client, looks), looks);
      return client;
    } catch (RuntimeException e) {
      watch.end();
      throw e;
    }
  }

  private synchronized String take(String kind, String name) {
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? name : name + "-" + number)
        .filter(free -> taken.add(kind + " " + free))
        .findFirst()
        .orElseThrow();
  }

  private synchronized void free(String kind, String name) {
    taken.remove(kind + " " + name);
  }

  private record Bound(KafkaClientMetrics meters, ScheduledExecutorService looks) {}

  /// The meters of one client.
  private final class Watch {
    private final String kind;
    private final String name;
    private Optional<Bound> bound = Optional.empty();
    private boolean over;

    Watch(String kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    synchronized void begin(KafkaClientMetrics meters, ScheduledExecutorService looks) {
      bound = Optional.of(new Bound(meters, looks));
      meters.bindTo(registry);
    }

    synchronized void end() {
      bound.ifPresent(it -> {
        it.looks().shutdownNow();
        it.meters().close();
      });
      bound = Optional.empty();
      if (!over) {
        over = true;
        free(kind, name);
      }
    }
  }
}
