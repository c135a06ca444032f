package org.storywatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Subscriber;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void theFileThatComesWithTheProgramIsGood() throws Exception {
    Settings settings = Settings.read(Path.of("config/storywatch.yaml"), Map.of());
    assertThat(settings.bootstrap()).isEqualTo("embedded");
    assertThat(settings.feeds()).containsExactly("config/feeds.opml");
    assertThat(settings.minInterval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.mail().smtp()).isEmpty();
    assertThat(settings.subscribers())
        .containsExactly(
            new Subscriber("you@example.org", Set.of("libya-ceasefire"), Cadence.IMMEDIATE));
    assertThat(settings.web().listen().getPort()).isEqualTo(8080);
  }

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
    assertThat(settings.bootstrap()).isEqualTo("one:9092,two:9092");
    assertThat(settings.net().allowPrivate()).hasSize(2);
    assertThat(settings.mail().smtp()).hasToString("Optional[smtp://me:word@mail.test:25]");
  }

  @Test
  void theAgentNamesTheProgramItsVersionAndWhomToWriteTo() throws Exception {
    Settings named = read("feeds: [a]\nfetch: {contact: me@paper.example}", Map.of());
    assertThat(named.net().userAgent())
        .matches("Storywatch/\\S+ \\(news feed reader; \\+me@paper\\.example\\)");
    assertThat(read("feeds: [a]", Map.of()).net().userAgent())
        .matches("Storywatch/\\S+ \\(news feed reader\\)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          feeds: [a]\\nfeed: [b]                        | c.yaml:2: feed: there is no such key
          feeds: [a]\\nweb: {listen: 8080}              | c.yaml:2: web.listen: "8080" cannot be used: address:port
          feeds: [a]\\nfetch: {min-interval: soon}      | c.yaml:2: fetch.min-interval: "soon" cannot be used: a length of time
          feeds: [a]\\nfetch:\\n  allow-private: [x/8]  | c.yaml:3: fetch.allow-private: "x/8" cannot be used
          feeds: [a]\\nkafka: {bootstrap: broker}       | c.yaml:2: kafka.bootstrap: "broker" cannot be used: embedded
          feeds: [a]\\nkafka: embedded                  | c.yaml:2: kafka has to be a group of keys
          feeds: [a]\\nmail: {smtp: 'http://x'}         | c.yaml:2: mail.smtp: "http://x" cannot be used
          feeds: [a]\\nmail: {from: nobody}             | c.yaml:2: mail.from: "nobody" cannot be used
          feeds: [a]\\nsubscribers: [{profiles: [x]}]   | subscribers.address: each subscriber needs
          feeds: [a]\\nsubscribers: [{address: x@y, cadence: weekly}] | c.yaml:2: subscribers.cadence: "weekly" cannot be used: wanted is immediate, hourly, daily
          feeds: [a]\\ndata: x\\ndata: y                | c.yaml
          data: x                                       | c.yaml: feeds: name at least one
          feeds: [a                                     | c.yaml:1: is not YAML
          """)
  void aBadFileIsRefusedWithFileLineAndKey(String yaml, String message) {
    assertThat(refused(yaml.replace("\\n", "\n"), Map.of())).contains(message);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(refused("feed: [a]\nweb: {listen: x}", Map.of()).lines()).hasSize(3);
  }

  @Test
  void aVariableThatNamesNoKeyIsRefused() {
    assertThat(refused("feeds: [a]", Map.of("STORYWATCH_KAFKA_BOOTSTRP", "x:1")))
        .contains("STORYWATCH_KAFKA_BOOTSTRP");
  }

  @Test
  void aSecretThatCannotBeReadIsNamed() {
    assertThat(refused("feeds: [a]", Map.of("STORYWATCH_MAIL_SMTP_FILE", "/no/such/file")))
        .contains("STORYWATCH_MAIL_SMTP_FILE")
        .contains("/no/such/file");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.yaml");
    assertThat(
            catchThrowableOfType(BadSettings.class, () -> Settings.read(missing, Map.of()))
                .getMessage())
        .contains("missing.yaml");
  }

  private Settings read(String yaml, Map<String, String> environment) throws Exception {
    return Settings.read(Files.writeString(folder.resolve("c.yaml"), yaml), environment);
  }

  private String refused(String yaml, Map<String, String> environment) {
    return String.valueOf(
        catchThrowableOfType(BadSettings.class, () -> read(yaml, environment)).getMessage());
  }
}
