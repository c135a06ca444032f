package org.storywatch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storywatch.backtest.ArticleLines;
import org.storywatch.backtest.Backtest;
import org.storywatch.backtest.BacktestRow;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Background;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Profiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Runs a file of articles through the profiles and writes what would have been told.
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = "Says what would have been told of a file of articles.")
final class BacktestCommand implements Callable<Integer> {
  private static final int PROGRESS = 1_000;
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--seeds",
      required = true,
      paramLabel = "DIR",
      description = "A folder with one folder of seeds a profile.")
  private Path seeds = Path.of("");

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

  private int read;

  /// Where the articles come from.
  static final class Stream {
    @Option(
        names = "--articles",
        required = true,
        paramLabel = "FILE",
        description = "JSON lines, gzipped or not: id, published, title, text, url, source, lang.")
    private @Nullable Path articles;

    @Option(
        names = "--days",
        required = true,
        paramLabel = "N",
        description = "The articles of the last N days, from the archive.")
    private int days;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path articles = stream.articles;
    if (articles == null) {
      err.printf("--days %d: reading days needs a running archive, use --articles%n", stream.days);
      return ExitCode.USAGE;
    }
    if (!Files.isReadable(articles) || Files.isDirectory(articles)) {
      err.println(articles + ": cannot be read; check that it exists and may be read");
      return ExitCode.USAGE;
    }
    if (out != null && isSame(out, articles)) {
      err.println("--out: " + out + " holds the articles; name another file");
      return ExitCode.USAGE;
    }
    Background background = Background.shipped();
    Profiles profiles = Profiles.read(seeds, background);
    profiles.problems().forEach(err::println);
    if (profiles.profiles().isEmpty()) {
      return ExitCode.USAGE;
    }
    return run(new Matcher(profiles.profiles(), background), profiles.profiles(), articles);
  }

  private int run(Matcher matcher, List<Profile> profiles, Path articles) {
    PrintWriter err = spec.commandLine().getErr();
    List<String> ids = profiles.stream().map(Profile::id).toList();
    try (Writer rows = rows()) {
      Backtest backtest = new Backtest(matcher, ids, all, row -> write(rows, row));
      ArticleLines.read(
          articles,
          article -> {
            backtest.read(article);
            progress(err);
          },
          err::println);
      printTable(err, backtest.results());
      return ExitCode.OK;
    } catch (IOException | UncheckedIOException e) {
      err.println(
          (out == null ? articles : out) + ": reading or writing failed, " + e.getMessage());
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
    read++;
    if (read % PROGRESS == 0) {
      err.printf(Locale.ROOT, "%,d articles read%n", read);
      err.flush();
    }
  }

  private void printTable(PrintWriter err, List<Backtest.Result> results) {
    err.printf(Locale.ROOT, "%,d articles, %,d profiles%n", read, results.size());
    err.printf("%-32s %8s %8s %11s  %s%n", "profile", "matches", "copies", "alerts/day", "misses");
    for (Backtest.Result result : results) {
      err.printf(
          Locale.ROOT,
          "%-32s %8d %8d %11.2f  %s%n",
          result.profile(),
          result.matches(),
          result.copies(),
          result.alertsADay(),
          String.join(", ", result.nearestMisses().stream().map(BacktestCommand::miss).toList()));
    }
    err.flush();
  }

  private static String miss(BacktestRow row) {
    return String.format(Locale.ROOT, "%.3f %s", row.score(), row.article());
  }
}
