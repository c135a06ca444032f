package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storywatch.article.Article;
import org.storywatch.article.Link;
import org.storywatch.match.Explanation;
import org.storywatch.seed.Seed;
import org.storywatch.seed.SeedReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows why a profile wants an article or not.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows why a profile wants an article or not.")
final class ExplainCommand implements Callable<Integer> {
  /// Reads the article that stands on a web page.
  interface Pages {
    /// @throws IOException with a message for people, when the page cannot be read
    Article read(URI url) throws IOException;
  }

  private final Pages pages;

  @Option(names = "--profile", required = true, paramLabel = "NAME", description = "The profile.")
  private String profile = "";

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description =
          "A folder with one folder of seeds a profile; without it that of the configuration, or"
              + " seeds. Profiles of another folder than the configuration's are as filed.")
  private @Nullable Path seeds;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "config/storywatch.yaml",
      description =
          "The configuration of the service whose matches, feedback and archive are used;"
              + " ${DEFAULT-VALUE} without it.")
  private Path config = Path.of("config/storywatch.yaml");

  @Parameters(
      paramLabel = "(URL|FILE)",
      description = "The article: an address, or a .txt, .md, .html or .eml file.")
  private String article = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  ExplainCommand(Pages pages) {
    this.pages = pages;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Known known;
    try {
      known = Known.of(profile, seeds, config);
    } catch (Kept.Refused e) {
      err.println(e.getMessage());
      return ExitCode.USAGE;
    }
    Optional<Article> read = isAddress() ? page(err) : file(err);
    Optional<Explanation> explanation =
        read.flatMap(
            found -> known.matcher().explain(profile, found, known.notebook().following()));
    explanation.ifPresent(found -> {
      PrintWriter out = spec.commandLine().getOut();
      out.println(known.state());
      found.lines().forEach(out::println);
    });
    return explanation.isPresent() ? ExitCode.OK : ExitCode.USAGE;
  }

  private boolean isAddress() {
    String start = article.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }

  private Optional<Article> page(PrintWriter err) {
    try {
      return Optional.of(pages.read(URI.create(article)));
    } catch (IOException | IllegalArgumentException e) {
      err.println(Link.shown(article + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Article> file(PrintWriter err) {
    Path file = Path.of(article);
    return switch (SeedReader.read(file)) {
      case SeedReader.Accepted(Seed seed, var _) -> Optional.of(article(file, seed));
      case SeedReader.Refused(String why) -> {
        err.println(file + ": " + why);
        yield Optional.empty();
      }
    };
  }

  private static Article article(Path file, Seed seed) {
    Instant now = Instant.EPOCH;
    return new Article(
        Article.SCHEMA,
        seed.name(),
        "",
        "",
        file.toUri(),
        seed.title(),
        "",
        seed.text(),
        "",
        now,
        now);
  }
}
