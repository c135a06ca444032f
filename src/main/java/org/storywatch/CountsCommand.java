package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.storywatch.backtest.ArticleLines;
import org.storywatch.profile.BackgroundCounts;
import org.storywatch.text.Analysis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes the table of counts that comes with the program.
@Command(
    name = "counts",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Counts in how many articles each term stands.")
final class CountsCommand implements Callable<Integer> {
  @Option(
      names = "--articles",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON lines, gzipped or not.")
  private List<Path> articles = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The table, gzipped.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Analysis analysis = new Analysis();
    BackgroundCounts counts = new BackgroundCounts();
    for (Path file : articles) {
      try {
        ArticleLines.read(
            file,
            article -> counts.add(analysis.read(article.title(), article.text(), article.lang())),
            err::println);
      } catch (IOException e) {
        err.println(file + ": cannot be read; check that it exists and may be read");
        return ExitCode.USAGE;
      }
    }
    try {
      counts.write(out);
    } catch (IOException e) {
      err.println(out + ": cannot be written; check its folder and permissions");
      return ExitCode.USAGE;
    }
    err.printf(
        "%s: %,d terms of %,d articles%n",
        out, counts.background().counts().size(), counts.background().articles());
    return ExitCode.OK;
  }
}
