package org.storywatch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A program of the system, run to its end. One that is not there fails the test that needs it.
///
/// @param said all that it wrote
record Command(int code, String said) {
  static Command run(List<String> command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError(command.getFirst() + " is wanted; .ci/run installs it", e);
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Command(process.waitFor(), said);
  }

  static Command run(String... command) throws Exception {
    return run(List.of(command));
  }

  /// The java that runs this.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
