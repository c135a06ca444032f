package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.storywatch.article.Link;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import org.storywatch.feed.Feed;
import org.storywatch.listing.Discovery;
import org.storywatch.listing.FeedList;
import org.storywatch.listing.Lists;
import org.storywatch.listing.Look;
import org.storywatch.listing.Opml;
import org.storywatch.listing.Probe;
import org.storywatch.net.Outbound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// Shows and changes the feed lists of the configuration.
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = "Shows and changes the list of feeds; a running program follows in seconds.")
final class FeedsCommand {
  private static final String NONE = "";

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      defaultValue = "config/storywatch.yaml",
      description = "The configuration; ${DEFAULT-VALUE} without it.")
  private Path config = Path.of("config/storywatch.yaml");

  @Spec private CommandSpec spec = CommandSpec.create();

  /// What is done with the configuration and the way out to the web.
  private interface Work {
    /// @return the exit code
    /// @throws IOException with one line for people
    int run(Settings settings, Outbound outbound) throws IOException, InterruptedException;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a feed, or the feed of a site, to the first OPML file.")
  int add(
      @Parameters(paramLabel = "URL", description = "The address of a feed or of a site.")
          String address,
      @Option(
              names = "--group",
              paramLabel = "G",
              defaultValue = NONE,
              description = "The folder for it, made where there is none.")
          String group,
      @Option(
              names = "--title",
              paramLabel = "T",
              defaultValue = NONE,
              description = "Its name; without this, what it calls itself.")
          String title) {
    return with((settings, outbound) -> {
      Discovery discovery = new Discovery(new Probe(outbound));
      return say(new Lists(settings.feeds()).add(address, group, title, discovery));
    });
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a feed from all OPML files.")
  int remove(
      @Parameters(paramLabel = "(URL|TITLE)", description = "Its address or its title.")
          String which) {
    return with((settings, _) -> say(new Lists(settings.feeds()).remove(which)));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Shows all feeds: group, title, address.")
  int list() {
    return with((settings, _) -> {
      FeedList list = FeedList.read(settings.feeds());
      int group = width(list.feeds().stream().map(Feed::group).toList());
      int title = width(list.feeds().stream().map(Feed::title).toList());
      String line = "%-" + group + "s  %-" + title + "s  %s%n";
      list.feeds()
          .forEach(feed -> out().printf(line, feed.group(), feed.title(), Link.shown(feed.url())));
      list.problems().forEach(err()::println);
      return list.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    });
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0) + 1;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Reads each feed once and says what it holds, or what is wrong with it.")
  int check(
      @Parameters(
              arity = "0..1",
              paramLabel = "URL",
              defaultValue = NONE,
              description = "Only this one, which need not be listed.")
          String address) {
    return with((settings, outbound) -> {
      List<String> places = address.isEmpty() ? settings.feeds() : List.of(web(address).toString());
      return check(FeedList.read(places), outbound);
    });
  }

  private int check(FeedList list, Outbound outbound) throws InterruptedException {
    AtomicBoolean well = new AtomicBoolean(list.problems().isEmpty());
    list.problems().forEach(problem -> out().println("FAILED  " + problem));
    new Probe(outbound)
        .each(
            list.feeds(),
            (feed, look) -> {
              boolean works = look instanceof Look.AFeed;
              well.compareAndSet(true, works);
              out()
                  .printf(
                      "%-7s %s: %s%n",
                      works ? "ok" : "FAILED", Link.shown(feed.url()), look.words());
              out().flush();
            });
    return well.get() ? ExitCode.OK : ExitCode.DIED;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Adds the feeds of another OPML file that are not there yet.")
  int take(
      @Parameters(paramLabel = "(FILE|URL)", description = "The file or its address.")
          String from) {
    return with((settings, outbound) -> {
      Opml other =
          FeedList.isAddress(from) ? new Probe(outbound).list(web(from)) : Opml.open(Path.of(from));
      return say(new Lists(settings.feeds()).take(other, from));
    });
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes all feeds as one OPML file.")
  int export(
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE",
              defaultValue = NONE,
              description = "Where to; without it, to standard output.")
          String file) {
    return with((settings, _) -> {
      Opml all = new Lists(settings.feeds()).all();
      if (file.isEmpty()) {
        out().print(all.ascii());
        out().flush();
      } else if (isList(settings, Path.of(file))) {
        throw new IOException(file + ": is a list of the configuration; name another file");
      } else {
        all.write(Path.of(file));
      }
      return ExitCode.OK;
    });
  }

  // It may hold more than feeds, which would be lost.
  private static boolean isList(Settings settings, Path file) throws IOException {
    for (Path list : FeedList.files(settings.feeds())) {
      if (Files.exists(file) && Files.exists(list) && Files.isSameFile(file, list)) {
        return true;
      }
    }
    return false;
  }

  private static URI web(String address) throws IOException {
    return Lists.web(address)
        .orElseThrow(() -> new IOException(Link.shown(address) + ": is not a web address"));
  }

  private int with(Work work) {
    try {
      Settings settings = Settings.read(config, System.getenv());
      try (Outbound outbound = new Outbound(settings.net())) {
        return work.run(settings, outbound);
      }
    } catch (BadSettings | IOException e) {
      err().println(e.getMessage());
      return ExitCode.USAGE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.DIED;
    }
  }

  private int say(Lists.Answer answer) {
    PrintWriter where = answer.done() ? out() : err();
    answer.lines().forEach(where::println);
    return answer.done() ? ExitCode.OK : ExitCode.USAGE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
