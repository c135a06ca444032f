package org.storywatch;

import static java.util.stream.Collectors.joining;

import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// Turns the command line into an exit code: 0 stopped or done, 1 died, 2 bad configuration or
/// usage.
@Command(
    name = "storywatch",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Reads news feeds and tells of every new article about a story, once.",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      FeedsCommand.class,
      ProfilesCommand.class,
      PartitionsCommand.class,
      PasswordCommand.class,
      BacktestCommand.class
    })
public final class Main {
  private Main() {}

  /// Ends the process with the command's exit code.
  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger(); // what Lucene says goes to the one log, too
    SLF4JBridgeHandler.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .addSubcommand(new ExplainCommand(new WebPages()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::refuse);
  }

  private static int refuse(ParameterException refused, String[] arguments) {
    CommandLine command = refused.getCommandLine();
    if (arguments.length == 0) {
      command.usage(command.getErr());
    } else {
      String words =
          String.valueOf(refused.getMessage()).lines().map(String::strip).collect(joining(" "));
      String name = command.getCommandSpec().qualifiedName();
      command.getErr().printf("%s; see %s --help%n", words, name);
    }
    return ExitCode.USAGE;
  }

  /// The version that stands in the jar.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"storywatch " + number()};
    }

    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(not from a jar)" : version;
    }
  }
}
