package org.storywatch.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.storywatch.sabotage.SabotagedJar;

/// How the program is started: the jar, or what the system property `storywatch.classpath` names
/// instead, sabotaged; with a virtual machine that starts soon.
///
/// @param java the command up to the program's own arguments; `%s` stands for the file of the
///   saboteur's orders
record Launch(List<String> java) {
  private static final Path JAR = Path.of("target/storywatch.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String MAIN = "org.storywatch.Main";

  Launch {
    java = List.copyOf(java);
  }

  /// Makes what is needed to start it, and lets it run once so that it starts sooner from then on
  /// (JEP 514): every process begins with what the virtual machine learned in that run.
  ///
  /// @param folder for that, new
  static Launch prepare(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path sabotaged = folder.resolve("sabotaged.jar").toAbsolutePath();
    SabotagedJar.write(sabotaged);
    String program = System.getProperty("storywatch.classpath", JAR.toString());
    String classes = sabotaged + File.pathSeparator + program;
    Path learned = folder.resolve("learned.aot").toAbsolutePath();
    train(folder, classes, learned);
    return new Launch(command(classes, "-XX:AOTCache=" + learned));
  }

  private static List<String> command(String classes, String option) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", option));
    // Most of what a process does in its short life is not worth compiling.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=4"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.add("-Xlog:disable"); // what was learned need not fit in all
    command.addAll(List.of("-Dsaboteur.orders=%s", "-cp", classes, MAIN));
    return command;
  }

  private static void train(Path folder, String classes, Path learned)
      throws IOException, InterruptedException {
    World world = World.of(1, 200, 8);
    Oracle oracle = new Oracle(world);
    try (Newsstand newsstand = new Newsstand(world, 8);
        Sink sink = new Sink();
        Worker worker =
            new Worker(
                folder.resolve("training"),
                "feeds,match,tell,web",
                Site.settings("embedded", sink.port()),
                command(classes, "-XX:AOTCacheOutput=" + learned))) {
      World.profiles(folder.resolve("profiles"));
      newsstand.writeList(folder.resolve("feeds.opml"));
      newsstand.release(1);
      worker.start();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!oracle.told(sink.taken()) && System.nanoTime() < end && worker.runs()) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      worker.terminate();
      if (!worker.ended(0, PATIENCE) || !oracle.told(sink.taken())) {
        throw new IOException(
            "the program does not work, whole as it is: " + Files.readString(worker.log()));
      }
    }
  }
}
