package org.storywatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Prometheus with the configuration that is shipped, but for its pace and its target.
final class Prometheus implements AutoCloseable {
  private static final Path SHIPPED = Path.of("config/prometheus");

  private final URI address;
  private final Process process;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();

  private Prometheus(URI address, Process process, Path log) {
    this.address = address;
    this.process = process;
    this.log = log;
  }

  /// Starts one that looks every second at one page.
  ///
  /// @param folder empty
  static Prometheus start(Path folder, int target) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    for (String file : List.of("prometheus.yml", "recording.yml", "alerts.yml")) {
      Files.copy(SHIPPED.resolve(file), config.resolve(file));
    }
    Path main = config.resolve("prometheus.yml");
    Files.writeString(main, Files.readString(main).replace("_interval: 15s", "_interval: 1s"));
    Files.createDirectories(config.resolve("targets"));
    Files.writeString(
        config.resolve("targets/storywatch.yml"), "- targets: ['localhost:%d']".formatted(target));
    int port = Program.freePort();
    Path log = folder.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                program("prometheus"),
                "--config.file=" + main,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage",
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Prometheus(URI.create("http://127.0.0.1:" + port), process, log);
  }

  /// Runs `promtool` on what is shipped.
  ///
  /// @param in what it reads; an empty file for nothing
  /// @param folder for what it says
  static void promtool(Path folder, Path in, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("promtool")));
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile(folder, "promtool", ".log");
    Process tool =
        new ProcessBuilder(command)
            .directory(SHIPPED.toFile())
            .redirectInput(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(tool.waitFor(5, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
    } finally {
      tool.destroyForcibly();
    }
    assertThat(tool.exitValue()).as("%s said:\n%s", command, Files.readString(out)).isZero();
  }

  /// The series that an expression gives now.
  List<JsonNode> query(String expression) {
    return list(get("/api/v1/query?query=" + encode(expression)).path("data").path("result"));
  }

  /// The single articles and alerts that were kept beside the buckets of a histogram.
  List<JsonNode> exemplars(String expression) {
    long now = System.currentTimeMillis() / 1000;
    String span = "&start=%d&end=%d".formatted(now - 600, now + 60);
    JsonNode all = get("/api/v1/query_exemplars?query=" + encode(expression) + span).path("data");
    return list(all).stream().flatMap(series -> list(series.path("exemplars")).stream()).toList();
  }

  /// Every rule, as Prometheus has it.
  List<JsonNode> rules() {
    return list(get("/api/v1/rules").path("data").path("groups")).stream()
        .flatMap(group -> list(group.path("rules")).stream())
        .toList();
  }

  private JsonNode get(String path) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("Prometheus does not answer; its log says:\n" + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Whether it has looked at its target yet.
  boolean up() {
    assertThat(process.isAlive()).as("Prometheus runs; its log says:\n" + log()).isTrue();
    try {
      return !query("up{job=\"storywatch\"} == 1").isEmpty();
    } catch (AssertionError e) {
      return false; // it does not listen yet
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
    http.close();
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  /// Never passed over where it is missing, lest nobody notices.
  private static String program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                name
                    + " is not installed, and these tests need it: apt-get install prometheus"
                    + " (without recommended packages)"));
  }

  private static String encode(String words) {
    return URLEncoder.encode(words, UTF_8);
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }
}
