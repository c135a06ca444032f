package org.storywatch.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.storywatch.e2e.Learned;
import org.storywatch.sabotage.SabotagedJar;

/// How the program is started: the jar, or what the system property `storywatch.classpath` names
/// instead, sabotaged; with a virtual machine that starts soon.
///
/// @param java the command up to the program's own arguments; `%s` stands for the file of the
///   saboteur's orders
record Launch(List<String> java) {
  private static final Path JAR = Path.of("target/storywatch.jar").toAbsolutePath();
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
    List<String> words = List.of("-cp", sabotaged + File.pathSeparator + program, MAIN);
    Path learned = folder.resolve("learned.aot").toAbsolutePath();
    Learned.write(learned, java(List.of()), words);
    List<String> options = List.of("-XX:AOTCache=" + learned, "-Dsaboteur.orders=%s");
    return new Launch(Stream.concat(java(options).stream(), words.stream()).toList());
  }

  private static List<String> java(List<String> options) {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC"));
    // Most of what a process does in its short life is not worth compiling.
    java.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=4"));
    java.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    java.add("-Xlog:disable"); // what was learned need not fit in all
    java.addAll(options);
    return java;
  }
}
