package org.storywatch.stream;

import java.util.Optional;

/// How to reach a cluster, and how its topics are made.
///
/// @param bootstrap `host:port,host:port`, or [#EMBEDDED]
/// @param partitions how many a new topic gets
/// @param replication how many copies of a new topic's records there are; empty to leave it to the
///   brokers
/// @param insync how many of them a record has to be in before it counts as written; empty to leave
///   it to the brokers
/// @param security how this program and the brokers know each other
public record KafkaSettings(
    String bootstrap,
    int partitions,
    Optional<Integer> replication,
    Optional<Integer> insync,
    Security security) {
  /// Stands for a broker in the process.
  public static final String EMBEDDED = "embedded";

  /// How many partitions a topic gets, unless it is said.
  public static final int PARTITIONS = 4;

  /// A cluster without any security, its copies left to the brokers.
  public KafkaSettings(String bootstrap, int partitions) {
    this(bootstrap, partitions, Optional.empty(), Optional.empty(), Security.NONE);
  }

  /// The same of brokers elsewhere.
  public KafkaSettings at(String address) {
    return new KafkaSettings(address, partitions, replication, insync, security);
  }

  /// Whether the broker is to be in the process.
  public boolean embedded() {
    return bootstrap.equals(EMBEDDED);
  }
}
