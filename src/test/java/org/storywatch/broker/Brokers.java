package org.storywatch.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// A cluster of [BrokerProgram]s, each a process that can be killed and started again, on the same
/// ports and the same folder. Nodes are numbered from 1 on.
public final class Brokers implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(2);

  /// Below the ports that the system hands out by itself, where a client that tries to reach a node
  /// that is down may get that very port, and reach itself.
  private static final int FIRST = 15_000;

  private static final int COUNT = 15_000;

  private final Path folder;
  private final List<Integer> ports;
  private final List<String> settings;
  private final Map<Integer, Process> nodes = new TreeMap<>();

  private Brokers(Path folder, List<Integer> ports, List<String> settings) {
    this.folder = folder;
    this.ports = ports;
    this.settings = settings;
  }

  /// Starts a cluster and waits until it is up.
  ///
  /// @param folder gets a folder for each node, and its log
  /// @param settings what is to be otherwise than in [BrokerProgram], as `key=value`
  public static Brokers start(Path folder, int count, String... settings) throws IOException {
    Brokers brokers = new Brokers(folder, free(2 * count), List.of(settings));
    try {
      for (int node = 1; node <= count; node++) {
        brokers.launch(node);
      }
      brokers.awaitUp();
      return brokers;
    } catch (IOException | RuntimeException | Error e) {
      brokers.close();
      throw e;
    }
  }

  /// Where clients find them.
  public String bootstrap() {
    return IntStream.rangeClosed(1, ports.size() / 2)
        .mapToObj(node -> "127.0.0.1:" + port(node))
        .collect(Collectors.joining(","));
  }

  /// How many nodes there are, whether they run or not.
  public int count() {
    return ports.size() / 2;
  }

  /// The process that is, or was, a node: to be stopped for a while, for example.
  public Process node(int node) {
    return Objects.requireNonNull(nodes.get(node));
  }

  /// As `kill -9`. It does nothing to one that is dead.
  public void kill(int node) throws InterruptedException {
    node(node).destroyForcibly();
    assertThat(node(node).waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /// As `kill`: an orderly stop.
  public void stop(int node) throws InterruptedException {
    node(node).destroy();
    assertThat(node(node).waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /// Starts a node again and does not wait until it is up.
  public void launch(int node) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=4"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BrokerProgram.class.getName());
    command.add(folder.resolve("node-" + node).toString());
    command.add(Integer.toString(node));
    command.add(
        IntStream.rangeClosed(1, count())
            .mapToObj(one -> port(one) + ":" + ports.get(2 * one - 1))
            .collect(Collectors.joining(",")));
    command.addAll(settings);
    nodes.put(
        node,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(node).toFile()))
            .start());
  }

  /// Starts a node again and waits until it is up.
  public void restart(int node) throws IOException {
    launch(node);
    awaitUp(node);
  }

  /// Waits until all nodes are up.
  public void awaitUp() {
    nodes.keySet().forEach(this::awaitUp);
  }

  private void awaitUp(int node) {
    Process process = node(node);
    String up = BrokerProgram.up(node, process.pid());
    Awaitility.await()
        .atMost(LONG)
        .until(() -> {
          String log = Files.readString(log(node));
          assertThat(process.isAlive()).as("node %d runs:%n%s", node, log).isTrue();
          return log.lines().anyMatch(up::equals);
        });
  }

  @Override
  public void close() {
    nodes.values().forEach(Process::destroyForcibly);
    for (Process process : nodes.values()) {
      try {
        boolean _ = process.waitFor(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int port(int node) {
    return ports.get(2 * node - 2);
  }

  private Path log(int node) {
    return folder.resolve("node-" + node + ".log");
  }

  private static List<Integer> free(int count) throws IOException {
    List<Integer> found = new ArrayList<>();
    int begin = ThreadLocalRandom.current().nextInt(COUNT);
    for (int i = 0; i < COUNT && found.size() < count; i++) {
      int port = FIRST + (begin + i) % COUNT;
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new IOException("there are no " + count + " free ports from " + FIRST + " on");
    }
    return found;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
