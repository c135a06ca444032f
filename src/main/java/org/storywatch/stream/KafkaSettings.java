package org.storywatch.stream;

import java.nio.file.Path;

/// Where Kafka is.
///
/// @param bootstrap `embedded`, or `host:port,host:port` of a cluster
/// @param data the folder under which the embedded broker keeps its log
/// @param instance the name of this process, the same after a restart, never shared by two
/// @param partitions how many partitions a topic gets when it is created
public record KafkaSettings(String bootstrap, Path data, String instance, int partitions) {
  /// The word for a broker in the process.
  public static final String EMBEDDED = "embedded";

  /// Whether the broker runs in this process.
  public boolean embedded() {
    return bootstrap.equals(EMBEDDED);
  }
}
