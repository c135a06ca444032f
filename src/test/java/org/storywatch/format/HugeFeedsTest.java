package org.storywatch.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The parser's bounds in time and memory, in a program of its own, since too little memory is
/// nothing that a test survives.
@Execution(ExecutionMode.CONCURRENT)
class HugeFeedsTest {
  private static final String HEAP = "-Xmx192m";
  private static final Duration EACH = Duration.ofSeconds(20);
  private static final Duration ALL = Duration.ofMinutes(5);

  /// Passing a limit has words of its own; running out of memory or stack has not.
  private static final Pattern OUTCOME =
      Pattern.compile(
          "\\d+ entries|(TOO_MUCH|MALFORMED|NO_FEED|WEB_PAGE|EMPTY) (is|has)"
              + " (?!.*(Error|Exception)).*");

  @TempDir private Path folder;

  @Test
  void theCostliestFeedsAreReadOrRefusedInLittleMemory() throws Exception {
    Path out = folder.resolve("out");
    Path errors = folder.resolve("errors");
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                HugeFeeds.class.getName())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(program.waitFor(ALL.toSeconds(), TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(out);
    lines.forEach(System.out::println);
    assertThat(program.exitValue()).as(Files.readString(errors)).isZero();
    assertThat(lines).hasSameSizeAs(HugeFeeds.all().keySet());
    for (String line : lines) {
      List<String> parts = List.of(line.split("\\|", 3));
      assertThat(Long.parseLong(parts.get(1))).as(line).isLessThan(EACH.toMillis());
      assertThat(parts.get(2)).as(line).matches(OUTCOME);
    }
  }
}
