package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the command line says of arguments that cannot be used: one line and exit code 2.
class MainTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "demo --port 99999,                          --port",
    "demo --port 0,                              --port",
    "demo --port -1,                             --port",
    "demo --port 99999999999,                    --port",
    "demo --port many,                           --port",
    "demo --prot 8080,                           --prot",
    "backtest --seeds s --days 0,                --days",
    "backtest --seeds s --days -3,               --days",
    "backtest --seeds s --days soon,             --days",
    "backtest --seeds s,                         --articles",
    "run --stages feeds;everything,              --stages",
    "explain x.txt,                              --profile",
    "watch,                                      watch",
  })
  void aBadArgumentIsNamedInOneLine(String arguments, String name) {
    assertThat(storywatch(arguments.replace(';', ',').split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains(name);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void withoutACommandTheCommandsAreShown() {
    assertThat(storywatch()).isEqualTo(2);
    assertThat(err.toString()).contains("demo").contains("backtest");
  }

  @Test
  void aDemoDoesNotTakeAFileForItsFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThat(storywatch("demo", "--data", file.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("--data")
        .contains("no folder");
    assertThat(file).hasContent("mine");
  }

  @Test
  void nothingRunsForOthersWithoutAnAdministrator() throws Exception {
    Path config = folder.resolve("c.yaml");
    Files.writeString(
        config,
        "data: '%s'\nfeeds: ['http://localhost/a']\nweb: {listen: '0.0.0.0:0'}\n"
            .formatted(folder.resolve("data")));
    assertThat(storywatch("run", "--config", config.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith(config + ":3: web.listen: 0.0.0.0:0 can be reached from other computers")
        .contains("storywatch password");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private int storywatch(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
