package org.storywatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The formatter runs here and not in the build's own process, which may be of a Java too old for
/// it. `mvn test -Dtest=FormatTest -Dformat=apply` rewrites the files instead of complaining.
@Execution(ExecutionMode.CONCURRENT)
class FormatTest {
  private final Formatter formatter = new Formatter();

  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean apply = "apply".equals(System.getProperty("format"));
    List<Path> unformatted = new ArrayList<>();
    for (Path file : sources()) {
      String is = Files.readString(file);
      String shouldBe = formatted(is);
      if (apply) {
        Files.writeString(file, shouldBe);
      } else if (!is.equals(shouldBe)) {
        unformatted.add(file);
      }
    }
    assertThat(unformatted).as("run mvn test -Dtest=FormatTest -Dformat=apply").isEmpty();
  }

  private String formatted(String source) throws FormatterException {
    return formatter.formatSourceAndFixImports(source);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
