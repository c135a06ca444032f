package org.storywatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.storywatch.broker.EmbeddedBroker;
import org.storywatch.config.Settings;
import org.storywatch.ops.DataFolder;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.stream.Unreachable;

/// Reaches what the configured service wrote, whether it runs or not. Where its broker is embedded
/// and runs, its folder says where it listens; where it does not run, it is started for the
/// reading.
final class Onlooker {
  private final Settings settings;

  /// What is done there.
  @FunctionalInterface
  interface Look<T> {
    /// @throws Unreachable when the cluster does not answer
    T at(Cluster cluster) throws Unreachable, InterruptedException;
  }

  /// What was read, or why nothing was.
  ///
  /// @param why one line, empty where something was read
  record Seen<T>(Optional<T> found, String why) {}

  Onlooker(Settings settings) {
    this.settings = settings;
  }

  <T> Seen<T> see(Look<T> reading) {
    try {
      return settings.kafka().embedded() ? embedded(reading) : seen(settings.kafka(), reading);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing("the reading was interrupted");
    }
  }

  private <T> Seen<T> embedded(Look<T> reading) throws InterruptedException {
    Path log = settings.data().resolve("kafka");
    if (!Files.isDirectory(log)) {
      return nothing(log + " is not there, the service has not run yet");
    }
    DataFolder folder;
    try {
      folder = DataFolder.open(settings.data());
    } catch (IOException e) {
      Optional<String> address = EmbeddedBroker.address(log);
      return address.isPresent()
          ? seen(settings.kafka().at(address.get()), reading)
          : nothing(String.valueOf(e.getMessage()));
    }
    try (folder;
        EmbeddedBroker broker = EmbeddedBroker.start(log, words -> {})) {
      return seen(settings.kafka().at(broker.bootstrap()), reading);
    } catch (IOException | RuntimeException e) {
      return nothing("data: the embedded broker cannot start in " + log + ": " + e.getMessage());
    }
  }

  private static <T> Seen<T> seen(KafkaSettings kafka, Look<T> reading)
      throws InterruptedException {
    MeterRegistry nobody = new SimpleMeterRegistry();
    try {
      Cluster.check(kafka);
      return new Seen<>(Optional.of(reading.at(new Cluster(kafka, "onlooker", nobody))), "");
    } catch (Unreachable | RuntimeException e) { // of Kafka, which only the package stream knows
      return nothing(Unreachable.words(e));
    }
  }

  private static <T> Seen<T> nothing(String why) {
    return new Seen<>(Optional.empty(), why);
  }
}
