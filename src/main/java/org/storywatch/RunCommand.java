package org.storywatch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The service.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Watches the feeds until it is stopped.")
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "config/storywatch.yaml",
      description = "The configuration; ${DEFAULT-VALUE} without it.")
  private Path config = Path.of("config/storywatch.yaml");

  @Option(
      names = "--stages",
      split = ",",
      paramLabel = "STAGE",
      description = "What this process does: feeds, match, tell, web; all without it.")
  private List<Part> stages = List.of(Part.values());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Settings settings = Settings.read(config, System.getenv());
      settings.log().use();
      settings.warnings().forEach(words -> LOG.warn("{}", words));
      return Service.run(settings, EnumSet.copyOf(stages), err, () -> {});
    } catch (BadSettings e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
