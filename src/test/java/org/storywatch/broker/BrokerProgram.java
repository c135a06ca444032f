package org.storywatch.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// One node, broker and controller, of a cluster of real processes on this machine. It ends with
/// the process that started it, since then nothing is left to be read from its input.
///
/// Arguments: its folder, its number from 1 on, the ports of all nodes as `broker:controller` with
/// commas between, and settings as `key=value`.
public final class BrokerProgram {
  private static final int COPIES = 3;

  private BrokerProgram() {}

  /// Starts the node and says so.
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int node = Integer.parseInt(arguments[1]);
    Properties settings = settings(folder, node, List.of(arguments[2].split(",", -1)));
    for (String more : List.of(arguments).subList(3, arguments.length)) {
      int equals = more.indexOf('=');
      settings.setProperty(more.substring(0, equals), more.substring(equals + 1));
    }
    EmbeddedBroker broker =
        EmbeddedBroker.start(settings, new Uuid(1, 1).toString(), BrokerProgram::die);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
    System.out.println(up(node, ProcessHandle.current().pid()));
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    Runtime.getRuntime().halt(0);
  }

  /// What a node says when it is up.
  static String up(int node, long process) {
    return "node " + node + " is up as process " + process;
  }

  private static void die(String words) {
    System.out.println(words);
    Runtime.getRuntime().halt(1);
  }

  private static Properties settings(Path folder, int node, List<String> nodes) {
    int port = port(nodes.get(node - 1), 0);
    Properties settings = BrokerSettings.of(node, folder, port, port(nodes.get(node - 1), 1));
    if (nodes.size() > 1) {
      settings.setProperty(
          "controller.quorum.voters",
          IntStream.rangeClosed(1, nodes.size())
              .mapToObj(number -> number + "@127.0.0.1:" + port(nodes.get(number - 1), 1))
              .collect(Collectors.joining(",")));
      String copies = Integer.toString(Math.min(COPIES, nodes.size()));
      String safe = nodes.size() < COPIES ? "1" : "2";
      for (String topic :
          List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
        settings.setProperty(topic + ".replication.factor", copies);
      }
      settings.setProperty("default.replication.factor", copies);
      settings.setProperty("min.insync.replicas", safe);
      settings.setProperty("transaction.state.log.min.isr", safe);
      settings.setProperty("share.coordinator.state.topic.min.isr", safe);
      settings.setProperty("unclean.leader.election.enable", "false");
      // Others can take over from a node that was killed; busy ones must not seem dead.
      settings.setProperty("broker.session.timeout.ms", "6000");
    }
    return settings;
  }

  private static int port(String ports, int place) {
    return Integer.parseInt(ports.split(":", -1)[place]);
  }
}
