package org.storywatch.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One node of a cluster: a controller, and a broker that starts when the controller has given up
/// what it knows of the broker's life before. Kafka's own [KafkaRaftServer] starts both at once.
///
/// A broker that was killed counts as alive until its session ends, and is not let in before. One
/// that starts sooner finds itself the leader of its partitions, loses them when that session ends,
/// and gets them back when it is let in. Between the first two it goes on with the transactions
/// that were decided but not written down in their partitions; when it loses those partitions amid
/// that, it takes them for deleted, and the transaction for done. It would hang in all of them for
/// ever: who reads what was committed waits behind it, and what it held is lost ([Hanging]).
final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final int number;
  private final ControllerServer controller;
  private final BrokerServer broker;

  /// @param config of a node that is broker and controller, and whose folder is formatted
  Node(KafkaConfig config) {
    this.number = config.nodeId();
    var folders = KafkaRaftServer.initializeLogDirs(config, LOG, "node " + number + ": ");
    QuorumConfig quorum = config.quorumConfig();
    String cluster = folders._1().clusterId().orElseThrow();
    SharedServer shared =
        new SharedServer(
            config,
            folders._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, cluster),
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
            QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
            new StandardFaultHandlerFactory(),
            ServerSocketFactory.INSTANCE);
    this.broker = new BrokerServer(shared);
    this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
  }

  /// Starts it.
  ///
  /// @param past how long the end of the broker's life before may take; zero when it has none, or
  ///   ended it itself
  void start(Duration past) {
    controller.startup();
    long end = System.nanoTime() + past.toNanos();
    try {
      while (System.nanoTime() < end && !isOver()) {
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
    broker.startup();
  }

  /// Whether the controller knows of the broker, and that it is not there.
  private boolean isOver() {
    MetadataImage known = controller.metadataCache().currentImage();
    return Optional.ofNullable(known.cluster().broker(number))
        .map(BrokerRegistration::fenced)
        .orElse(false);
  }

  /// Ends both in their order.
  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}
