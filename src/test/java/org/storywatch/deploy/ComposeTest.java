package org.storywatch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.config.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// docker-compose.yml, as Compose itself understands it; no engine is needed for that.
class ComposeTest {
  private static final Set<String> SERVICES =
      Set.of("kafka", "storywatch", "mail", "prometheus", "grafana");
  private static JsonNode file;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws Exception {
    Command config = Command.run("docker-compose", "-f", "docker-compose.yml", "config");
    assertThat(config.code()).as(config.said()).isZero();
    file = new YAMLMapper().readTree(config.said());
  }

  @Test
  void everyServiceIsBoundedWatchedAndAllowedLittle() {
    assertThat(names(file.path("services"))).isEqualTo(SERVICES);
    for (String name : SERVICES) {
      JsonNode service = service(name);
      assertThat(service.path("image").asString()).as(name).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
      assertThat(service.path("user").asString()).as(name).matches("[1-9]\\d+:\\d+");
      assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
      assertThat(service.path("cap_drop").toString()).as(name).isEqualTo("[\"ALL\"]");
      assertThat(service.path("security_opt").toString()).as(name).contains("no-new-privileges");
      assertThat(service.path("mem_limit").asString()).as(name).isNotEmpty();
      assertThat(service.path("cpus").asDouble()).as(name).isPositive();
      assertThat(service.path("pids_limit").asInt()).as(name).isPositive();
      assertThat(service.path("logging").path("options").path("max-size").asString())
          .as(name)
          .isNotEmpty();
      assertThat(service.has("healthcheck")).as(name).isEqualTo(!name.equals("storywatch"));
      service
          .path("depends_on")
          .forEach(
              other -> assertThat(other.path("condition").asString()).isEqualTo("service_healthy"));
      for (JsonNode port : service.path("ports")) {
        assertThat(port.isObject() ? port.path("host_ip").asString() : port.asString())
            .as("for this computer alone")
            .startsWith("127.0.0.1");
      }
    }
    assertThat(names(service("storywatch").path("depends_on"))).contains("kafka");
    assertThat(service("storywatch").path("stop_grace_period").asString()).isEqualTo("30s");
  }

  @Test
  void whatIsMountedIsThere() throws Exception {
    Pattern mount = Pattern.compile("(/[^:]+|[a-z-]+):(/[^:]+):(ro|rw)");
    for (String name : SERVICES) {
      for (JsonNode volume : service(name).path("volumes")) {
        String words = words(volume);
        Matcher matcher = mount.matcher(words);
        assertThat(matcher.matches()).as(words).isTrue();
        if (matcher.group(1).startsWith("/")) {
          assertThat(Path.of(matcher.group(1))).exists();
          assertThat(matcher.group(3)).as(words).isEqualTo("ro");
        } else {
          assertThat(file.path("volumes").has(matcher.group(1))).isTrue();
        }
      }
      for (JsonNode secret : service(name).path("secrets")) {
        assertThat(file.path("secrets").has(secret.path("source").asString())).isTrue();
      }
    }
    assertThat(Files.readString(Path.of(".gitignore"))).contains("/data/");
  }

  @Test
  void theBrokerIsOfTheVersionOfItsClientAndTakesItsSettings() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(pom)
        .contains(
            "<version.kafka>%s<"
                .formatted(service("kafka").path("image").asString().split(":", -1)[1]));
    Properties settings = new Properties();
    service("kafka")
        .path("environment")
        .properties()
        .forEach(entry -> {
          if (entry.getKey().startsWith("KAFKA_") && !entry.getKey().equals("KAFKA_HEAP_OPTS")) {
            String key = entry.getKey().substring("KAFKA_".length()).toLowerCase(Locale.ROOT);
            settings.setProperty(key.replace('_', '.'), entry.getValue().asString());
          }
        });
    settings.forEach((key, value) ->
        assertThat(KafkaConfig.configNames().contains(key.toString())).as("%s", key).isTrue());
    KafkaConfig config = new KafkaConfig(settings, false);
    assertThat(config.processRoles().size()).isEqualTo(2);
    assertThat(config.logDirs().toString()).contains("/var/lib/kafka/data");
  }

  @Test
  void theProgramTakesItsConfigurationAndFindsTheOthersByTheirNames() throws Exception {
    Map<String, String> environment = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry :
        service("storywatch").path("environment").properties()) {
      assertThat(entry.getValue().asString()).startsWith("/run/secrets/");
      String name = entry.getValue().asString().substring("/run/secrets/".length());
      assertThat(service("storywatch").path("secrets").toString()).contains(name);
      environment.put(entry.getKey(), folder.resolve(name).toString());
    }
    Files.writeString(folder.resolve("metrics-token"), "0123456789abcdef0123456789abcdef");
    Path password = folder.resolve("web-password");
    Process made =
        new ProcessBuilder(
                Command.java(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.storywatch.Main",
                "password",
                "--out",
                password.toString())
            .start();
    try (var in = made.outputWriter(UTF_8)) {
      in.write("correct horse battery staple\n");
    }
    assertThat(made.waitFor()).isZero();

    Settings settings = Settings.read(Path.of("config/docker/storywatch.yaml"), environment);
    assertThat(settings.kafka().bootstrap()).isEqualTo("kafka:9092");
    assertThat(settings.mail().smtp().orElseThrow().getHost()).isEqualTo("mail");
    assertThat(settings.web().listen().getPort()).isEqualTo(8080);
    assertThat(settings.feeds()).allMatch(feed -> Files.exists(Path.of(feed)));
    assertThat(settings.profiles()).exists();
    assertThat(settings.log()).hasToString("JSON");
  }

  @Test
  void prometheusAsksTheProgramWithItsTokenAndByTheRulesOfTheOther() throws Exception {
    JsonNode here =
        new YAMLMapper().readTree(Files.readString(Path.of("config/docker/prometheus.yml")));
    JsonNode other =
        new YAMLMapper().readTree(Files.readString(Path.of("config/prometheus/prometheus.yml")));
    List<String> rules = other.path("rule_files").valueStream().map(JsonNode::asString).toList();
    assertThat(here.path("rule_files").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(rules.stream().map(rule -> "/etc/prometheus/" + rule).toList());
    JsonNode job = here.path("scrape_configs").get(0);
    assertThat(job.path("job_name"))
        .isEqualTo(other.path("scrape_configs").get(0).path("job_name"));
    assertThat(job.toString()).contains("storywatch:8080", "/run/secrets/metrics-token");
  }

  /// Newer versions of Compose write the long form.
  private static String words(JsonNode volume) {
    return volume.isObject()
        ? "%s:%s:%s"
            .formatted(
                volume.path("source").asString(),
                volume.path("target").asString(),
                volume.path("read_only").asBoolean(false) ? "ro" : "rw")
        : volume.asString();
  }

  private static JsonNode service(String name) {
    return file.path("services").path(name);
  }

  private static Set<String> names(JsonNode node) {
    return Set.copyOf(node.propertyNames());
  }
}
