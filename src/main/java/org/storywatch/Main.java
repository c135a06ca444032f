package org.storywatch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// Turns the command line into an exit code: 0 stopped or done, 1 died, 2 bad configuration or usage.
@Command(
    name = "storywatch",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Reads news feeds and tells of every new article about a story, once.",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      BacktestCommand.class,
      CountsCommand.class
    })
public final class Main {
  private Main() {}

  /// Ends the process with the command's exit code.
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main())
            .addSubcommand(new ExplainCommand(new WebPages()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  /// The version that stands in the jar.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"storywatch " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
