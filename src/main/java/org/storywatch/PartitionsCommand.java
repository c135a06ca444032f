package org.storywatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// More partitions, so that more processes can share the work.
@Command(
    name = "partitions",
    mixinStandardHelpOptions = true,
    description =
        "Gives the topics more partitions, and moves what is remembered; no process may run.")
final class PartitionsCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Parameters(
      paramLabel = "NUMBER",
      description = "How many there are to be, at most " + MOST + ".")
  private int number;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "config/storywatch.yaml",
      description = "The configuration; ${DEFAULT-VALUE} without it.")
  private Path config = Path.of("config/storywatch.yaml");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (number < 1 || number > MOST) {
      err.printf("a number from 1 to %d is wanted, not %d%n", MOST, number);
      return ExitCode.USAGE;
    }
    try {
      Onlooker onlooker = new Onlooker(Settings.read(config, System.getenv()));
      Onlooker.Seen<Optional<String>> seen = onlooker.see(cluster -> cluster.raise(number, "tell"));
      if (seen.found().isEmpty() || seen.found().get().isPresent()) {
        err.println(seen.found().flatMap(objection -> objection).orElse(seen.why()));
        return ExitCode.DIED;
      }
      out.printf(
          "the topics have %d partitions; set kafka.partitions to %d, too%n", number, number);
      out.flush();
      return ExitCode.OK;
    } catch (BadSettings e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
