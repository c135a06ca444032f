package org.storywatch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storywatch.archive.Frequencies;
import org.storywatch.archive.LastDays;
import org.storywatch.article.Article;
import org.storywatch.backtest.ArticleLines;
import org.storywatch.backtest.Backtest;
import org.storywatch.backtest.BacktestRow;
import org.storywatch.config.BadSettings;
import org.storywatch.config.Settings;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Profile;
import org.storywatch.stage.Recollection;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Runs articles of a file, or of the archive, through the profiles and writes what would have been
/// told.
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = "Says what would have been told of articles that came already.")
final class BacktestCommand implements Callable<Integer> {
  private static final int PROGRESS = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--seeds",
      required = true,
      paramLabel = "DIR",
      description = "A folder with one folder of seeds a profile.")
  private Path seeds = Path.of("");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "config/storywatch.yaml",
      description = "The configuration, for --days; ${DEFAULT-VALUE} without it.")
  private Path config = Path.of("config/storywatch.yaml");

  @ArgGroup(multiplicity = "1")
  private Stream stream = new Stream();

  @Option(names = "--all", description = "Every pair that scores above 0, not only the matches.")
  private boolean all;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the JSON lines go; standard output without it.")
  private @Nullable Path out;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Articles that were read.
  private int count;

  /// Articles that there are, where that is known.
  private int whole;

  /// Where the articles come from.
  static final class Stream {
    @Option(
        names = "--articles",
        required = true,
        paramLabel = "FILE",
        description =
            "JSON lines, gzipped or not: id, published, title, text, url, source, lang. Only the"
                + " background that comes with the program counts, so that results can be"
                + " reproduced.")
    private @Nullable Path articles;

    @Option(
        names = "--days",
        required = true,
        paramLabel = "N",
        description =
            "The articles of the last N days, from the archive of the configured service, which may"
                + " run meanwhile; with its background, and with all that people said of articles"
                + " and changed of profiles of these names. Profiles begin as they were filed or"
                + " changed and learn from these articles.")
    private int days;
  }

  /// Articles in their order.
  private interface Source {
    /// @throws IOException when they cannot be read to their end
    void read(Consumer<Article> each, Consumer<String> problems) throws IOException;
  }

  @Override
  public Integer call() {
    Path articles = stream.articles;
    return articles == null ? archive() : file(articles);
  }

  private int file(Path articles) {
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isReadable(articles) || Files.isDirectory(articles)) {
      err.println(articles + ": cannot be read; check that it exists and may be read");
      return ExitCode.USAGE;
    }
    if (out != null && isSame(out, articles)) {
      err.println("--out: " + out + " holds the articles; name another file");
      return ExitCode.USAGE;
    }
    return run(
        articles,
        Background.shipped(),
        Recollection.none(),
        (each, problems) -> ArticleLines.read(articles, each, problems));
  }

  private int archive() {
    PrintWriter err = spec.commandLine().getErr();
    if (stream.days < 1) {
      err.println("--days: " + stream.days + " is no number of days; 1 or more are wanted");
      return ExitCode.USAGE;
    }
    Settings settings;
    try {
      settings = Settings.read(config, System.getenv());
    } catch (BadSettings e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    }
    Path folder = settings.archive();
    Instant now = Instant.now();
    Instant tomorrow = now.plus(Duration.ofDays(1)); // some outlets date ahead
    try (LastDays days = LastDays.open(folder, now.minus(Duration.ofDays(stream.days)), tomorrow)) {
      Background table = Background.shipped();
      whole = days.articles();
      return run(
          folder, Frequencies.count(folder, table).with(table), people(settings), days::read);
    } catch (NoSuchFileException e) {
      err.println(
          folder + ": there is no archive yet; storywatch run makes it, or use --articles FILE");
    } catch (IOException e) {
      err.println(folder + ": the archive cannot be read, " + e.getMessage());
    }
    return ExitCode.USAGE;
  }

  private Recollection people(Settings settings) {
    PrintWriter err = spec.commandLine().getErr();
    Onlooker.Seen<Recollection> seen = new Onlooker(settings).see(Recollection::ofPeople);
    if (seen.found().isEmpty()) {
      err.println("no feedback and no change of the page is heeded: " + seen.why());
    }
    return seen.found().orElseGet(Recollection::none);
  }

  private int run(Path from, Background background, Recollection people, Source source) {
    PrintWriter err = spec.commandLine().getErr();
    Filed filed = people.revisions().of(Filed.read(seeds));
    filed.problems().forEach(err::println);
    List<Profile> profiles = filed.profiles(background);
    if (profiles.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Writer rows = rows()) {
      Matcher matcher = new Matcher(profiles, background).taught(people.said());
      Backtest backtest = new Backtest(matcher, profiles, all, row -> write(rows, row));
      source.read(
          article -> {
            backtest.read(article);
            progress(err);
          },
          err::println);
      BacktestTable.print(err, count, backtest.results());
      return ExitCode.OK;
    } catch (IOException | UncheckedIOException e) {
      err.println((out == null ? from : out) + ": reading or writing failed, " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // one of them is not there
    }
  }

  private Writer rows() throws IOException {
    return out == null
        ? new BufferedWriter(spec.commandLine().getOut()) {
          @Override
          public void close() throws IOException {
            flush();
          }
        }
        : Files.newBufferedWriter(out);
  }

  private static void write(Writer rows, BacktestRow row) {
    try {
      rows.write(JSON.writeValueAsString(row));
      rows.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void progress(PrintWriter err) {
    count++;
    if (count % PROGRESS == 0) {
      if (whole > 0) {
        err.printf(
            Locale.ROOT,
            "%,d of %,d articles read, %d %%%n",
            count,
            whole,
            Math.min(100, 100L * count / whole));
      } else {
        err.printf(Locale.ROOT, "%,d articles read%n", count);
      }
      err.flush();
    }
  }
}
