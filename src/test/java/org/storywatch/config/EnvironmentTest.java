package org.storywatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What variables say of the configuration.
class EnvironmentTest {
  @TempDir private Path folder;

  @Test
  void theEnvironmentStandsAboveTheFile() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "smtp://me:word@mail.test:25\n");
    Settings settings =
        read(
            "feeds: [a.opml]\nkafka: {bootstrap: embedded}",
            Map.of(
                "STORYWATCH_KAFKA_BOOTSTRAP", "one:9092,two:9092",
                "STORYWATCH_FETCH_ALLOW_PRIVATE", "127.0.0.0/8, 10.0.0.0/8",
                "STORYWATCH_MAIL_SMTP_FILE", secret.toString(),
                "PATH", "/bin"));
    assertThat(settings.kafka().bootstrap()).isEqualTo("one:9092,two:9092");
    assertThat(settings.net().allowPrivate()).hasSize(2);
    assertThat(settings.mail().smtp()).hasToString("Optional[smtp://me:word@mail.test:25]");
  }

  @Test
  void aVariableThatNamesNoKeyIsRefused() {
    assertThat(refused("feeds: [a]", Map.of("STORYWATCH_KAFKA_BOOTSTRP", "x:1")))
        .contains("STORYWATCH_KAFKA_BOOTSTRP");
  }

  @Test
  void whatKubernetesTellsOfAServiceOfOurNameIsIgnoredWithAWarning() throws Exception {
    Map<String, String> injected = new TreeMap<>();
    for (String name :
        List.of(
            "SERVICE_HOST",
            "SERVICE_PORT",
            "SERVICE_PORT_HTTP",
            "PORT",
            "PORT_80_TCP",
            "PORT_80_TCP_PROTO",
            "PORT_80_TCP_PORT",
            "PORT_80_TCP_ADDR",
            "PORT_53_UDP_ADDR",
            "WEB_SERVICE_HOST",
            "WEB_SERVICE_PORT",
            "WEB_PORT",
            "WEB_PORT_8080_TCP")) {
      injected.put("STORYWATCH_" + name, "tcp://10.0.0.1:80");
    }
    Settings settings = read("feeds: [a]", injected);
    assertThat(settings.feeds()).containsExactly("a");
    assertThat(settings.warnings())
        .hasSameSizeAs(injected.keySet())
        .allMatch(line -> injected.keySet().stream().anyMatch(line::contains));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STORYWATCH_WEB_LISTEN_PORT_X",
        "STORYWATCH_PORT_80",
        "STORYWATCH_PORT_TCP",
        "STORYWATCH_SERVICE",
        "STORYWATCH_PORTS"
      })
  void whatKubernetesWouldNotTellIsRefused(String name) {
    assertThat(refused("feeds: [a]", Map.of(name, "1"))).contains(name);
  }

  private Settings read(String yaml, Map<String, String> environment) throws Exception {
    return Settings.read(Files.writeString(folder.resolve("c.yaml"), yaml), environment);
  }

  private String refused(String yaml, Map<String, String> environment) {
    return String.valueOf(
        catchThrowableOfType(BadSettings.class, () -> read(yaml, environment)).getMessage());
  }
}
