package org.storywatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.config.Settings;
import org.storywatch.ops.Backoff;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Disk;
import org.storywatch.ops.Health;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.stream.Pulse;
import org.storywatch.stream.Unreachable;

/// Joins the program to its cluster, or to a broker that it starts itself. What the cluster does
/// not answer is asked again until it does or the program is told to stop, visible in health.
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final Duration PULSE = Duration.ofSeconds(10);

  private final Settings settings;
  private final Closing closing;
  private final Health health;
  private final CountDownLatch stop;

  /// Something that needs the cluster.
  @FunctionalInterface
  interface Attempt<T> {
    /// @throws Unreachable when it may work later
    T make() throws Unreachable, InterruptedException;
  }

  /// @param closing closes what is started here
  /// @param stop at zero when the program is to end
  Connection(Settings settings, Closing closing, Health health, CountDownLatch stop) {
    this.settings = settings;
    this.closing = closing;
    this.health = health;
    this.stop = stop;
  }

  /// Waits until the cluster answers and has all topics.
  ///
  /// @param instance the name of this process, the same after a restart
  /// @return empty when it was told to stop
  /// @throws StartFailure when the embedded broker does not start
  Optional<Cluster> join(String instance, MeterRegistry meters)
      throws StartFailure, InterruptedException {
    health.add("kafka", () -> Condition.trying("starting"));
    KafkaSettings given = settings.kafka();
    KafkaSettings kafka = given.embedded() ? given.at(broker()) : given;
    Cluster cluster = new Cluster(kafka, instance, meters);
    Optional<Cluster> joined =
        persist(
            "kafka",
            () -> {
              cluster.createTopics(kafka.partitions());
              return cluster;
            });
    if (joined.isPresent()) {
      Pulse pulse = closing.add(cluster.pulse(PULSE));
      health.add("kafka", pulse::condition, pulse.heartbeat());
      pulse.start();
    }
    return joined;
  }

  /// Tries until it works.
  ///
  /// @param part the part of the program that has to wait, for health
  /// @return empty when it was told to stop
  <T> Optional<T> persist(String part, Attempt<T> attempt) throws InterruptedException {
    Backoff backoff = new Backoff(stop);
    while (!backoff.stopping()) {
      try {
        return Optional.of(attempt.make());
      } catch (Unreachable e) {
        String words = Unreachable.words(e) + "; trying again";
        health.add(part, () -> Condition.trying(words));
        LOG.warn("{}: {}", part, words);
        backoff.rest();
      }
    }
    return Optional.empty();
  }

  private String broker() throws StartFailure {
    AtomicReference<Condition> condition = new AtomicReference<>(Condition.well("running"));
    health.add("broker", condition::get);
    Path folder = settings.data().resolve("kafka");
    try {
      EmbeddedBroker broker =
          EmbeddedBroker.start(folder, words -> condition.set(Condition.dead(died(words))));
      return closing.add(broker).bootstrap();
    } catch (IOException | RuntimeException e) {
      throw new StartFailure(
          "data: the embedded broker cannot start in %s: %s".formatted(folder, words(e)));
    }
  }

  /// The system's own exceptions often say nothing but the file.
  private static String words(Exception e) {
    String kind = e instanceof FileSystemException ? " (" + e.getClass().getSimpleName() + ")" : "";
    return Unreachable.words(e) + kind;
  }

  private String died(String words) {
    Disk disk = Disk.of(settings.data());
    return disk.full()
        ? "data: the disk of %s is full (%s): make room and start again"
            .formatted(settings.data(), words)
        : ("data: %s cannot be written any more (%s); the log says why: see to the disk and to the"
                + " limits of the process, and start again")
            .formatted(settings.data(), words);
  }
}
