package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The demo as a real Prometheus sees it, with the rules and dashboards that are shipped: each of
/// their expressions is read from their files and has an answer.
@Execution(ExecutionMode.CONCURRENT)
class MonitoringIT {
  private static final Path RULES = Path.of("config/prometheus");
  private static final Path DASHBOARDS = Path.of("config/grafana/dashboards");
  private static final List<String> CORE =
      List.of("row", "stat", "timeseries", "bargauge", "heatmap", "state-timeline");

  /// What an alarm looks at: a meter with labels, or what a rule recorded.
  private static final Pattern LOOKED_AT =
      Pattern.compile("[a-z_]\\w*\\{[^}]*}|\\bjob\\w*:[\\w:]+(\\{[^}]*})?");

  @TempDir private static Path folder;
  private static Process demo;
  private static Prometheus prometheus;
  private static URI page;

  @BeforeAll
  static void start() throws IOException {
    int port = Program.freePort();
    page = URI.create("http://localhost:" + port + "/");
    prometheus = Prometheus.start(Files.createDirectory(folder.resolve("prometheus")), port);
    Path home = Files.createDirectory(folder.resolve("demo"));
    demo = Program.launch(home, "demo", "--port", Integer.toString(port));
    await().atMost(Duration.ofSeconds(40)).until(prometheus::up);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (prometheus != null) {
      prometheus.close();
    }
    if (demo != null) {
      demo.destroy();
      if (!demo.waitFor(40, TimeUnit.SECONDS)) {
        demo.destroyForcibly();
      }
    }
  }

  @Test
  void everyPanelAndEveryRuleHasAnAnswer() {
    Map<String, String> expressions = new LinkedHashMap<>();
    dashboards()
        .forEach((file, board) ->
            panels(board)
                .forEach(panel ->
                    panel
                        .path("targets")
                        .forEach(target ->
                            expressions.put(
                                file
                                    + ", "
                                    + panel.path("title").asString()
                                    + target.path("refId").asString(),
                                filled(target.path("expr").asString())))));
    for (JsonNode rule : rules()) {
      if (rule.has("record")) {
        String name = rule.path("record").asString();
        expressions.put("recording " + name, rule.path("expr").asString());
        expressions.put("recorded " + name, name);
      } else {
        String name = rule.path("alert").asString();
        List<String> parts = lookedAt(rule.path("expr").asString());
        assertThat(parts).as(name).isNotEmpty();
        parts.forEach(part -> expressions.put(name + " looks at " + part, part));
      }
    }
    assertThat(expressions).hasSizeGreaterThan(150);

    Map<String, String> open = new LinkedHashMap<>(expressions);
    try {
      await()
          .atMost(Duration.ofSeconds(50))
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> {
            open.values().removeIf(MonitoringIT::answered);
            return open.isEmpty();
          });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no data for " + open + "; the demo says:\n" + log(), e);
    }
  }

  @Test
  void everyRuleWorksAndNothingFiresWhileAllIsWell() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> prometheus.rules().stream().noneMatch(MonitoringIT::unknown));
    assertThat(prometheus.rules())
        .hasSameSizeAs(rules())
        .allSatisfy(
            rule -> assertThat(rule.path("health").asString()).as(rule.toString()).isEqualTo("ok"));
    String ours = "ALERTS{alertstate=\"firing\", alertname!~\"StorywatchDisk.*\"}";
    assertThat(prometheus.query(ours)).isEmpty(); // how full the disk is here is not ours
  }

  @Test
  void metersKeepToTheConventionsAndNameNobody() throws Exception {
    awaitMails();
    String plain = get("metrics", "text/plain").body();
    Path text = Files.writeString(folder.resolve("metrics.txt"), plain);
    Prometheus.promtool(folder, text, "check", "metrics");
    List<String> samples = plain.lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(samples).hasSizeBetween(500, 4000).noneMatch(line -> line.matches(".*(@|://).*"));
    assertThat(plain.lines().filter(line -> line.startsWith("# HELP")))
        .allMatch(line -> line.matches("# HELP \\S+ \\S.*"));
  }

  @Test
  void fromASlowBucketOneGetsToTheMail() throws Exception {
    String sent = "alert_latency_seconds_bucket{stage=\"match_send\"}";
    await().atMost(Duration.ofSeconds(50)).until(() -> !prometheus.exemplars(sent).isEmpty());
    JsonNode labels = prometheus.exemplars(sent).getFirst().path("labels");
    HttpResponse<String> mail = get("mail/" + labels.path("span_id").asString(), "text/html");
    assertThat(mail.statusCode()).isEqualTo(200);
    assertThat(labels.path("trace_id").asString()).isNotEmpty();
    assertThat(prometheus.exemplars("match_time_seconds_bucket")).isNotEmpty();
    assertThat(prometheus.exemplars("feed_poll_seconds_bucket")).isNotEmpty();
  }

  @Test
  void promtoolAcceptsWhatIsShippedAndItsTestsPass() throws Exception {
    Path nothing = Files.createTempFile(folder, "nothing", "");
    Prometheus.promtool(folder, nothing, "check", "config", "prometheus.yml");
    Prometheus.promtool(folder, nothing, "check", "rules", "recording.yml", "alerts.yml");
    Prometheus.promtool(folder, nothing, "test", "rules", "tests.yml");
  }

  @Test
  void everyAlarmSaysHowBadItIsAndWhatToDoAndIsTested() throws IOException {
    String tests = Files.readString(RULES.resolve("tests.yml"));
    for (JsonNode rule : rules()) {
      if (rule.has("alert")) {
        String name = rule.path("alert").asString();
        assertThat(rule.path("labels").path("severity").asString())
            .as(name)
            .isIn("critical", "warning", "info");
        assertThat(rule.path("annotations").path("summary").asString()).as(name).isNotBlank();
        assertThat(rule.path("annotations").path("description").asString()).as(name).isNotBlank();
        assertThat(tests).contains("\"" + name + "\"");
      }
    }
  }

  @Test
  void dashboardsExplainThemselvesAndNeedNoPlugin() {
    assertThat(dashboards()).hasSize(5);
    assertThat(dashboards().values().stream().map(board -> board.path("uid").asString()))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.startsWith("storywatch-"));
    dashboards()
        .forEach((file, board) ->
            panels(board)
                .forEach(panel -> {
                  String name = file + ", " + panel.path("title").asString();
                  assertThat(panel.path("type").asString()).as(name).isIn(CORE);
                  assertThat(panel.path("title").asString()).as(name).isNotBlank();
                  if (!panel.path("type").asString().equals("row")) {
                    assertThat(panel.path("description").asString()).as(name).isNotBlank();
                    assertThat(panel.path("datasource").path("uid").asString())
                        .as(name)
                        .isEqualTo("${datasource}");
                  }
                }));
  }

  /// Whether there is any number in the answer.
  private static boolean answered(String expression) {
    return prometheus.query(expression).stream()
        .anyMatch(series -> !series.path("value").path(1).asString().equals("NaN"));
  }

  private static boolean unknown(JsonNode rule) {
    return rule.path("health").asString().equals("unknown");
  }

  /// As Grafana fills it in.
  private static String filled(String expression) {
    return expression
        .replace("$__rate_interval", "1m")
        .replace("$__range", "1m")
        .replace("$instance", ".+");
  }

  private static List<String> lookedAt(String expression) {
    return LOOKED_AT.matcher(expression).results().map(found -> found.group()).toList();
  }

  private static void awaitMails() {
    String sent = "sum(mails_total{outcome=\"accepted\"}) > 0";
    await().atMost(Duration.ofSeconds(50)).until(() -> !prometheus.query(sent).isEmpty());
  }

  private static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    YAMLMapper yaml = YAMLMapper.builder().build();
    for (String file : List.of("recording.yml", "alerts.yml")) {
      JsonNode groups = yaml.readTree(RULES.resolve(file).toFile()).path("groups");
      groups.forEach(group -> group.path("rules").forEach(rules::add));
    }
    return rules;
  }

  private static Map<String, JsonNode> dashboards() {
    JsonMapper json = JsonMapper.builder().build();
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      return files
          .sorted()
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(), file -> json.readTree(file.toFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> panels(JsonNode board) {
    List<JsonNode> panels = new ArrayList<>();
    board.path("panels").forEach(panels::add);
    return panels;
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(page.resolve(path)).header("Accept", accept).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String log() {
    try {
      return Files.readString(folder.resolve("demo/err.log"));
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }
}
