package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;
import org.storywatch.config.Settings;
import org.storywatch.demo.DemoFolder;
import org.storywatch.demo.Kiosk;
import org.storywatch.demo.World;
import org.storywatch.fulltext.When;
import org.storywatch.mail.MailSettings;
import org.storywatch.net.Cidr;
import org.storywatch.net.NetSettings;
import org.storywatch.ops.LogFormat;
import org.storywatch.stream.KafkaSettings;
import org.storywatch.web.WebSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The whole program on the sample world: nothing to set up, nothing leaves the machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Watches a sample world, on this machine alone.")
final class DemoCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      description = "Emptied at each start; ${DEFAULT-VALUE} without it.")
  private Path data = Path.of("data/demo");

  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where the page is, 1 to 65535; ${DEFAULT-VALUE} without it.")
  void takePort(int number) {
    if (number < 1 || number > MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port: %d is no port, 1 to %d are".formatted(number, MAX_PORT));
    }
    port = number;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      DemoFolder folder = DemoFolder.fresh(data);
      try (Kiosk kiosk = Kiosk.open(World.sample(), InstantSource.system())) {
        Settings settings = settings(folder, kiosk);
        return Service.run(settings, EnumSet.allOf(Part.class), err, () -> welcome(out, settings));
      }
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private Settings settings(DemoFolder folder, Kiosk kiosk) {
    URI page = URI.create("http://localhost:" + port);
    return new Settings(
        folder.root(),
        new KafkaSettings(KafkaSettings.EMBEDDED, 2),
        Duration.ofDays(1),
        kiosk.feeds().values().stream().map(URI::toString).toList(),
        folder.seeds(),
        NetSettings.usual("Storywatch demo", List.of(Cidr.parse("127.0.0.0/8"))),
        Duration.ofSeconds(2),
        When.NEVER,
        new MailSettings("Storywatch <storywatch@localhost>", folder.root().resolve("mail"), page),
        new Manners(Manners.Unknown.RESEND, 30, Set.of(), 0, false), // it lasts two minutes
        List.of(Subscriber.of("reader@example.org", Set.of(), Cadence.IMMEDIATE)),
        Map.of(),
        new WebSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), page, Optional.empty()),
        LogFormat.TEXT,
        List.of());
  }

  private static void welcome(PrintWriter out, Settings settings) {
    out.printf(
        """

        The sample world is running: eight outlets, 132 articles in two minutes, one story watched.
        See it at  %s
        Mails in   %s
        Stop it with Ctrl-C.

        """,
        settings.web().publicUrl(), settings.mail().folder());
    out.flush();
  }
}
