package org.storywatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The doctor: tries every part as it is configured, and changes nothing.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says whether configuration, profiles, feeds, Kafka and mail work.")
final class CheckCommand implements Callable<Integer> {
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
    try {
      Settings settings = Settings.read(config, System.getenv());
      Checks checks = new Checks(settings, out);
      return checks.run() ? ExitCode.OK : ExitCode.DIED;
    } catch (BadSettings e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
