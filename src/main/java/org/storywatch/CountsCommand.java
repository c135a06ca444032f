package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.storywatch.article.Article;
import org.storywatch.backtest.ArticleLines;
import org.storywatch.profile.BackgroundCounts;
import org.storywatch.text.Analysis;
import org.storywatch.text.KnownWordCounts;
import org.storywatch.text.KnownWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes the tables of counts that come with the program.
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

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description = "The words that are spelled in one way, made anew; gzipped.")
  private Optional<Path> words = Optional.empty();

  @Option(
      names = "--abroad",
      paramLabel = "FILE",
      description = "The table of what all languages share, gzipped.")
  private Optional<Path> abroad = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    KnownWordCounts wordCounts = new KnownWordCounts();
    BackgroundCounts counts = new BackgroundCounts();
    BackgroundCounts shared = new BackgroundCounts();
    try {
      read(article -> wordCounts.add(article.title(), article.text()));
      KnownWords known = words.isPresent() ? wordCounts.known() : KnownWords.shipped();
      Analysis analysis = new Analysis(known);
      read(article -> {
        counts.add(analysis.read(article.title(), article.text(), article.lang()));
        shared.add(analysis.abroad(article.title(), article.text(), article.lang()));
      });
    } catch (IOException e) {
      err.println(e.getMessage() + ": cannot be read; check that it exists and may be read");
      return ExitCode.USAGE;
    }
    try {
      counts.write(out);
      if (words.isPresent()) {
        wordCounts.known().write(words.get());
      }
      if (abroad.isPresent()) {
        shared.write(abroad.get());
      }
    } catch (IOException e) {
      err.println(e.getMessage() + ": cannot be written; check its folder and permissions");
      return ExitCode.USAGE;
    }
    err.printf(
        "%s: %,d terms of %,d articles%n",
        out, counts.background().counts().size(), counts.background().articles());
    return ExitCode.OK;
  }

  private void read(Consumer<Article> reader) throws IOException {
    for (Path file : articles) {
      ArticleLines.read(file, reader, spec.commandLine().getErr()::println);
    }
  }
}
