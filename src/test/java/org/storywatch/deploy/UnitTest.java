package org.storywatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;

/// The unit of systemd, judged by systemd's own tools.
class UnitTest {
  private static final Path UNIT = Path.of("config/systemd/storywatch.service");

  /// In tenths; a service that nobody hardened has 96.
  private static final String MOST_EXPOSED = "15";

  @TempDir private Path folder;

  @Test
  void systemdFindsNothingWrongInIt() throws Exception {
    Command verdict = Command.run("systemd-analyze", "verify", here().toString());
    assertThat(verdict.said()).isEmpty();
    assertThat(verdict.code()).isZero();
  }

  @Test
  void itIsExposedToLittle() throws Exception {
    Command verdict =
        Command.run(
            "systemd-analyze",
            "security",
            "--offline=yes",
            "--threshold=" + MOST_EXPOSED,
            here().toString());
    assertThat(verdict.code()).as(verdict.said()).isZero();
    assertThat(verdict.said()).contains("Overall exposure level for storywatch.service: 1.");
  }

  @Test
  void itIsToldOfReadinessAndBeatsAndWaitsForTheEnd() {
    assertThat(values("Type")).containsExactly("notify");
    assertThat(values("NotifyAccess")).containsExactly("main");
    assertThat(values("WatchdogSec")).containsExactly("2min");
    assertThat(values("TimeoutStopSec")).as("a stop takes 20 s").containsExactly("30s");
    assertThat(values("RestartPreventExitStatus")).as("bad configuration").containsExactly("2");
    assertThat(values("LimitNOFILE")).containsExactly("65536");
    assertThat(values("StateDirectory")).containsExactly("storywatch");
    assertThat(values("WorkingDirectory")).containsExactly("/var/lib/storywatch");
  }

  @Test
  void javaKnowsItsOptions() throws Exception {
    List<String> java = java();
    List<String> options = new java.util.ArrayList<>(java.subList(0, java.indexOf("-jar")));
    options.set(0, Command.java());
    options.add("-version");
    assertThat(Command.run(options).code()).isZero();
    assertThat(java.getLast()).isEqualTo("run");
  }

  @Test
  void everyCredentialAndVariableIsAKeyOfTheConfiguration() throws Exception {
    List<String> keys =
        values("LoadCredential").stream()
            .map(name -> name.replaceFirst("^storywatch\\.", ""))
            .toList();
    assertThat(keys).contains("mail.smtp", "web.secret", "kafka.password");
    for (String key : keys) {
      String name = "STORYWATCH_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "_FILE";
      assertThat(refused(Map.of(name, folder.resolve("none").toString())))
          .contains(name)
          .contains("cannot be read")
          .doesNotContain("there is no such key");
    }
    for (String variable : values("Environment")) {
      String[] parts = variable.split("=", 2);
      assertThat(Settings.read(config(), Map.of(parts[0], parts[1]))).isNotNull();
    }
  }

  /// What is started, word by word.
  static List<String> java() {
    return Arrays.asList(values("ExecStart").getFirst().split(" ", -1));
  }

  private static List<String> values(String key) {
    try {
      return Files.readAllLines(UNIT).stream()
          .filter(line -> line.startsWith(key + "="))
          .map(line -> line.substring(key.length() + 1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same with a java that is surely there, since that is looked at, too.
  private Path here() throws IOException {
    return Files.writeString(
        folder.resolve("storywatch.service"),
        Files.readString(UNIT).replace("/usr/bin/java", Command.java()));
  }

  private Path config() throws IOException {
    return Files.writeString(folder.resolve("c.yaml"), "feeds: [a]\n");
  }

  private String refused(Map<String, String> environment) throws IOException {
    Path config = config();
    return String.valueOf(
        catchThrowableOfType(BadSettings.class, () -> Settings.read(config, environment))
            .getMessage());
  }
}
