package org.storywatch.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// A real single-node KRaft broker in this process, on loopback only, its log under a folder.
///
/// Kafka ends the whole process on an error of its own; here that becomes a call of `died`.
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE = 1;

  /// Says where the broker listens, as long as it runs.
  private static final String ADDRESS = "address";

  private final Node node;
  private final String bootstrap;
  private final Path address;

  private EmbeddedBroker(Node node, String bootstrap, Path address) {
    this.node = node;
    this.bootstrap = bootstrap;
    this.address = address;
  }

  /// Formats the folder where that was not done before, and starts the broker.
  ///
  /// @param folder where its log is kept; one process at a time
  /// @param died called with words for people when the broker wants to end the process
  /// @throws IOException when the folder cannot be used
  public static EmbeddedBroker start(Path folder, Consumer<String> died) throws IOException {
    List<Integer> ports = Ports.free(2);
    Properties settings = BrokerSettings.of(NODE, folder, ports.getFirst(), ports.getLast());
    return start(settings, Uuid.randomUuid().toString(), died);
  }

  /// The same with settings of one's own, such as those of a node among several.
  ///
  /// @param settings of [BrokerSettings], and what is to be otherwise; one advertised listener
  /// @param cluster names the cluster, the same for all of its nodes, where the folder is formatted
  static EmbeddedBroker start(Properties settings, String cluster, Consumer<String> died)
      throws IOException {
    Exit.setExitProcedure((code, message) -> died.accept(words("the broker stopped", message)));
    Exit.setHaltProcedure((code, message) -> died.accept(words("the broker halted", message)));
    Path folder = Path.of(settings.getProperty("log.dirs"));
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      format(Integer.parseInt(settings.getProperty("node.id")), cluster, folder);
    }
    // A broker that was killed left its address behind.
    boolean killed = Files.exists(folder.resolve(ADDRESS));
    Node node = new Node(new KafkaConfig(settings, false));
    node.start(killed);
    String listener = settings.getProperty("advertised.listeners");
    String bootstrap = listener.substring(listener.indexOf("://") + 3);
    Path address = folder.resolve(ADDRESS);
    Files.writeString(address, bootstrap + "\n");
    return new EmbeddedBroker(node, bootstrap, address);
  }

  private static String words(String what, @Nullable String why) {
    return why == null ? what : what + ": " + why;
  }

  /// Where a broker that runs on this folder in another process listens; empty where nobody wrote
  /// that down. One that was killed leaves it behind.
  public static Optional<String> address(Path folder) {
    try {
      String address = Files.readString(folder.resolve(ADDRESS)).strip();
      return address.isEmpty() ? Optional.empty() : Optional.of(address);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Where clients find it.
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(address);
    } catch (IOException e) {
      // The next broker on this folder writes its own.
    }
    node.stop();
  }

  private static void format(int node, String cluster, Path folder) throws IOException {
    Formatter formatter = new Formatter();
    formatter.setNodeId(node);
    formatter.setClusterId(cluster);
    formatter.setDirectories(List.of(folder.toString()));
    formatter.setMetadataLogDirectory(folder.toString());
    formatter.setControllerListenerName(BrokerSettings.CONTROLLER);
    formatter.setReleaseVersion(MetadataVersion.latestProduction());
    formatter.setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
    try {
      formatter.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(folder + " cannot be formatted: " + e.getMessage(), e);
    }
  }
}
