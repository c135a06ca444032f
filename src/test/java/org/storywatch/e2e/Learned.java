package org.storywatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/// What a virtual machine learns of the program in one run (JEP 514): those that begin with it need
/// a third less of the processor to come to their work.
public final class Learned {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Learned() {}

  /// Runs the demo until its first mail, and keeps what was learned.
  ///
  /// @param file what to make; its folder is there
  /// @param java the virtual machine with its options
  /// @param program what it runs: a jar, or a class with its class path
  public static void write(Path file, List<String> java, List<String> program)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), "learning");
    Path draft = folder.resolve("learned");
    List<String> command = new ArrayList<>(java);
    command.add("-XX:AOTCacheOutput=" + draft);
    command.addAll(program);
    command.addAll(List.of("demo", "--port", Integer.toString(Program.freePort())));
    Path log = folder.resolve("log");
    Process demo =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!hasMail(folder.resolve("data/demo/mail")) && System.nanoTime() < end) {
        assertThat(demo.isAlive()).as("the demo runs: %s", Files.readString(log)).isTrue();
        TimeUnit.MILLISECONDS.sleep(50);
      }
      demo.destroy();
      assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(draft).as("what was learned: %s", Files.readString(log)).isNotEmptyFile();
    } finally {
      demo.destroyForcibly();
    }
    Files.move(draft, file);
    IOUtils.rm(folder);
  }

  private static boolean hasMail(Path mails) throws IOException {
    if (!Files.isDirectory(mails)) {
      return false;
    }
    try (Stream<Path> files = Files.list(mails)) {
      return files.anyMatch(mail -> mail.toString().endsWith(".eml"));
    }
  }
}
