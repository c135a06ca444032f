package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// The program as its users start it: the jar, in a process of its own, in a folder of its own.
final class Program implements AutoCloseable {
  static final Path JAR = Path.of("target/storywatch.jar").toAbsolutePath();

  /// The virtual machine that runs the jar: one that starts soon, and would be slow in the long
  /// run.
  private static final class Jvm {
    /// The command up to the program's own arguments; the first who asks makes what it begins with.
    private static final List<String> READY = ready();

    private static List<String> ready() {
      List<String> java = new ArrayList<>();
      java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      java.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
      java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=4"));
      String classpath = System.getProperty("storywatch.classpath", "");
      List<String> program =
          classpath.isEmpty()
              ? List.of("-jar", JAR.toString())
              : List.of("-cp", classpath, "org.storywatch.Main");
      try {
        Path learned = JAR.resolveSibling("learned-" + JAR.toFile().lastModified() + ".aot");
        if (!Files.exists(learned)) {
          Learned.write(learned, java, program);
        }
        java.add("-XX:AOTCache=" + learned);
        java.add("-Xlog:disable"); // what was learned need not fit in all
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
      java.addAll(program);
      return List.copyOf(java);
    }
  }

  static {
    // To be asked costs the program more than its work, on a machine that does other things, too.
    Awaitility.setDefaultPollInterval(Duration.ofMillis(250));
  }

  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  private Program(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /// Starts `run` on a configuration.
  ///
  /// @param yaml all but the page's address
  static Program run(Path folder, String yaml) throws IOException {
    return run(folder, yaml, "");
  }

  /// Starts `run` on a configuration.
  ///
  /// @param web what the page's configuration says beside its address
  static Program run(Path folder, String yaml, String web) throws IOException {
    int port = freePort();
    String page = "web: {listen: '127.0.0.1:%d', %s}".formatted(port, web);
    Files.writeString(folder.resolve("storywatch.yaml"), yaml + "\n" + page + "\n");
    return new Program(folder, port, launch(folder, "run", "--config", "storywatch.yaml"));
  }

  /// Starts any command.
  static Process launch(Path folder, String... arguments) throws IOException {
    return command(folder, arguments)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()))
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.log").toFile()))
        .start();
  }

  /// Any command, its output still to be directed.
  static ProcessBuilder command(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(Jvm.READY);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  /// The same, in a shell that sets limits first.
  ///
  /// @param limits arguments of `ulimit`; none for no limit
  static ProcessBuilder limited(List<String> limits, Path folder, String... arguments) {
    ProcessBuilder plain = command(folder, arguments);
    if (limits.isEmpty()) {
      return plain;
    }
    List<String> shell = new ArrayList<>(List.of("bash", "-c"));
    shell.add("ulimit " + String.join(" ", limits) + " && exec \"$@\"");
    shell.add("bash");
    shell.addAll(plain.command());
    return new ProcessBuilder(shell).directory(folder.toFile());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI page(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  Process process() {
    return process;
  }

  void awaitReady() {
    await(Duration.ofSeconds(90), () -> status("/health/ready") == 200);
  }

  /// Waits until something holds, at most so long. When it does not, or the program ended, says
  /// what the program said of itself.
  void await(Duration most, Callable<Boolean> holds) {
    try {
      Awaitility.await()
          .atMost(most)
          .until(() -> {
            assertThat(process.isAlive()).as("the program runs; its log says:\n" + log()).isTrue();
            return holds.call();
          });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "not within %s; health says:\n%s\nthe log says:\n%s"
              .formatted(most, get("/health/ready"), log()),
          e);
    }
  }

  /// Waits until the program has looked at its books twice more, and they are right.
  void awaitBooks() {
    Pattern well = Pattern.compile("all \\d+ rules hold, checked (\\d+) times");
    Callable<Integer> checks =
        () -> {
          Matcher matcher = well.matcher(get("/health/ready"));
          return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
        };
    int[] before = {-1};
    await(
        Duration.ofSeconds(60),
        () -> {
          int now = checks.call();
          before[0] = before[0] < 0 ? now : before[0];
          return before[0] >= 0 && now >= before[0] + 2;
        });
    assertThat(meter("audit_violations_total")).isZero();
  }

  int status(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(page(path)).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      assertThat(process.isAlive()).as("the program ended:\n" + log()).isTrue();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String get(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(page(path)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The sum of a meter's samples whose line begins so; 0 when the program does not answer.
  double meter(String beginning) {
    Pattern line = Pattern.compile("(?m)^" + Pattern.quote(beginning) + ".* ([0-9.E+-]+)$");
    Matcher matcher = line.matcher(get("/metrics"));
    double sum = 0;
    while (matcher.find()) {
      sum += Double.parseDouble(matcher.group(1));
    }
    return sum;
  }

  /// As `kill -9`.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /// As `kill`: an orderly stop.
  int stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("stopped in time").isTrue();
    return process.exitValue();
  }

  void restart() throws IOException {
    process = launch(folder, "run", "--config", "storywatch.yaml");
  }

  String log() {
    try {
      Path log = folder.resolve("err.log");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
