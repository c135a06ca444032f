package org.storywatch.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/// The settings of the embedded broker: one node, small, and nothing created by accident.
final class BrokerSettings {
  static final String CONTROLLER = "CONTROLLER";

  private BrokerSettings() {}

  static Properties of(int node, Path folder, int port, int controllerPort) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(node));
    p.setProperty(
        "listeners", listener("PLAINTEXT", port) + "," + listener(CONTROLLER, controllerPort));
    p.setProperty("advertised.listeners", listener("PLAINTEXT", port));
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("controller.quorum.voters", node + "@127.0.0.1:" + controllerPort);
    p.setProperty("log.dirs", folder.toString());
    p.setProperty("auto.create.topics.enable", "false");

    // One broker holds the only copy.
    p.setProperty("default.replication.factor", "1");
    p.setProperty("min.insync.replicas", "1");
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    // Its controller is in the same process. One that gave it up would do so only after a stall,
    // with transactions left in the middle, and nobody could take over.
    p.setProperty("broker.session.timeout.ms", Long.toString(Duration.ofDays(7).toMillis()));
    p.setProperty("broker.heartbeat.interval.ms", "500");
    // A broker that was killed is not trusted with its own copies, but there are no others.
    p.setProperty("unclean.leader.election.enable", "true");
    // A kill of the process loses nothing that was written; a power cut may cost what was not
    // flushed.
    p.setProperty("log.flush.interval.ms", "1000");
    p.setProperty("log.flush.scheduler.interval.ms", "1000");

    // A process that was killed holds its partitions until its session ends.
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    p.setProperty("group.consumer.min.session.timeout.ms", "3000");
    p.setProperty("group.consumer.session.timeout.ms", "6000");
    p.setProperty("group.consumer.min.heartbeat.interval.ms", "500");
    p.setProperty("group.consumer.heartbeat.interval.ms", "1000");

    // Small: the defaults are for a machine that does nothing else.
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "2");
    p.setProperty("background.threads", "2");
    p.setProperty("offsets.topic.num.partitions", "4");
    p.setProperty("transaction.state.log.num.partitions", "4");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    p.setProperty("log.index.size.max.bytes", Integer.toString(1 << 20));
    p.setProperty("log.segment.bytes", Integer.toString(64 << 20));
    return p;
  }

  private static String listener(String name, int port) {
    return name + "://127.0.0.1:" + port;
  }
}
