package org.storywatch;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import org.storywatch.config.Settings;
import org.storywatch.ops.Health;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Loop;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;

/// What every part of the program is plugged into.
///
/// @param closing closes what is started here
/// @param health watches it
/// @param connection waits for the cluster where that has to answer first
record Engine(
    Settings settings,
    Closing closing,
    Health health,
    InstantSource clock,
    PrometheusMeterRegistry meters,
    Connection connection) {
  /// Starts what keeps something up to date.
  ///
  /// @param part what health calls it
  void follow(String part, Follower follower) {
    closing.add(follower);
    health.add(part, follower::condition, follower.heartbeat());
    follower.start();
  }

  /// Starts a stage.
  ///
  /// @param name what health, the meters and Kafka call it
  void run(Cluster cluster, String name, Topic input, Stage stage) {
    Loop loop = closing.add(cluster.loop(name, input, stage));
    health.add(name, loop::condition, loop.heartbeat());
    loop.start();
  }
}
