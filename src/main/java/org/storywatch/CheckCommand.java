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
    description =
        "Tries each part of the installation, and says what to do. Ends with 0 when all is well, 3"
            + " when something should be otherwise, 1 when something does not work.")
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
      return switch (new Checks(settings, out).run()) {
        case WELL -> ExitCode.OK;
        case TRYING -> ExitCode.DOUBTFUL;
        case DEAD -> ExitCode.DIED;
      };
    } catch (BadSettings e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DIED;
    }
  }
}
