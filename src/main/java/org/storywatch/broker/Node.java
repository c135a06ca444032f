package org.storywatch.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
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
/// ever: who reads what was committed waits behind it, and what it held is lost.
///
/// The same comes of a session that ends while the broker lives, such as on a machine that stood
/// still for a while. So a node that is the whole cluster has a session that does not end
/// ([BrokerSettings]): nobody could take over from it, and its controller ends with it. What such a
/// controller still knows of its broker when it starts is over, and the node tells it so.
final class Node {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  /// How long the only controller may take until it is in office.
  private static final Duration OFFICE = Duration.ofSeconds(60);

  /// More than the session of a broker that was killed lasts among several.
  private static final Duration SESSION = Duration.ofSeconds(10);

  private final int number;
  private final boolean alone;
  private final ControllerServer controller;
  private final BrokerServer broker;

  /// @param config of a node that is broker and controller, and whose folder is formatted
  Node(KafkaConfig config) {
    this.number = config.nodeId();
    this.alone = config.quorumConfig().voters().size() == 1;
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
  /// @param killed whether the broker did not end its life before itself
  /// @throws KafkaException when it cannot, and then nothing of it runs
  void start(boolean killed) {
    controller.startup();
    try {
      if (alone && !await(OFFICE, this::isForgotten)) {
        throw new KafkaException("the controller is not in office after " + OFFICE);
      }
      if (!alone && killed) {
        boolean _ = await(SESSION, this::isOver);
      }
      broker.startup();
    } catch (RuntimeException e) {
      controller.shutdown();
      controller.awaitShutdown();
      throw e;
    }
  }

  /// Whether it came to be in time.
  private static boolean await(Duration time, BooleanSupplier done) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (!done.getAsBoolean()) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /// Tells the controller to forget the broker's life before.
  ///
  /// @return whether it has; not as long as it is not in office
  private boolean isForgotten() {
    try {
      controller
          .controller()
          .unregisterBroker(nobody(), number)
          .orTimeout(OFFICE.toSeconds(), TimeUnit.SECONDS)
          .join();
      return true;
    } catch (CompletionException e) {
      return switch (e.getCause()) {
        case BrokerIdNotRegisteredException first -> true;
        case NotControllerException early -> false;
        case null, default -> throw new KafkaException("the life before cannot be ended", e);
      };
    }
  }

  /// Who asks, when it is this process.
  private static ControllerRequestContext nobody() {
    return new ControllerRequestContext(
        new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
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
