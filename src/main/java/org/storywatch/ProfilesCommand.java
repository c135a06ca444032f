package org.storywatch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storywatch.profile.Field;
import org.storywatch.profile.Filed;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Profiles;
import org.storywatch.profile.Stray;
import org.storywatch.revision.Present;
import org.storywatch.seed.LeftOut;
import org.storywatch.seed.Seed;
import org.storywatch.seed.SeedReader;
import org.storywatch.stage.Recollection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what was made of the seeds.
@Command(
    name = "profiles",
    mixinStandardHelpOptions = true,
    description = "Shows what was made of the seeds.",
    synopsisSubcommandLabel = "(list | show)")
final class ProfilesCommand {
  private static final String FOLDER =
      "Where the profiles are; without it where the configuration says, or in seeds.";
  private static final String CONFIG = "config/storywatch.yaml";
  private static final int TERMS = 30;
  private static final int NUMBERS = 10;
  private static final int WIDTH = 72;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The profiles, and what is wrong with their folders.")
  int list(
      @Option(names = "--seeds", paramLabel = "DIR", description = FOLDER) @Nullable Path given,
      @Option(
              names = "--config",
              paramLabel = "FILE",
              defaultValue = CONFIG,
              description = "The service; ${DEFAULT-VALUE} without it.")
          Path config) {
    Kept kept;
    try {
      kept = Kept.of(given, config, Recollection::ofPeople);
    } catch (Kept.Refused e) {
      return refused(e);
    }
    Filed filed = Filed.read(kept.folder());
    Present present = new Present(filed, kept.kept().revisions());
    present
        .names()
        .forEach((id, name) ->
            out("%s: %s%s", id, name, present.isFiled(id) ? "" : " (made on the page)"));
    boolean nothing = present.names().isEmpty();
    PrintWriter err = spec.commandLine().getErr();
    if (nothing || !filed.isEmptyFolder()) {
      filed.problems().forEach(err::println);
    }
    if (!kept.why().isEmpty()) {
      err.println("without what was made or changed on the page: " + kept.why());
    }
    return nothing ? ExitCode.USAGE : ExitCode.OK;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "A profile's seeds, what was left out of them, its terms, and what it learned since.")
  int show(
      @Parameters(paramLabel = "NAME", description = "The profile.") String name,
      @Option(names = "--seeds", paramLabel = "DIR", description = FOLDER) @Nullable Path given,
      @Option(
              names = "--config",
              paramLabel = "FILE",
              defaultValue = CONFIG,
              description = "The service that learned; ${DEFAULT-VALUE} without it.")
          Path config) {
    Known known;
    try {
      known = Known.of(name, given, config);
    } catch (Kept.Refused e) {
      return refused(e);
    }
    Profile profile = known.profile();
    out("%s: %s", profile.id(), profile.name());
    Map<Integer, Stray> strays = new HashMap<>();
    profile.examples().strays().forEach(stray -> strays.put(stray.number(), stray));
    int number = 0;
    for (Path file : files(known.folder().resolve(name))) {
      if (seed(file)) {
        stray(strays.get(number++));
      }
    }
    for (Seed added : known.added()) {
      out("%nadded on the page: %s", cut(added.name()));
      seed(added);
      stray(strays.get(number++));
    }
    out("%nterms: %s", terms(profile, Field.WORDS, TERMS));
    out("numbers: %s", terms(profile, Field.NUMBERS, NUMBERS));
    new LearnedLines(known).lines().forEach(line -> out("%s", line));
    return ExitCode.OK;
  }

  private void stray(@Nullable Stray stray) {
    if (stray != null) {
      out(
          "  is far from the others: %.2f alike, they are %.2f; is it about something else?",
          stray.likeness(), stray.others());
    }
  }

  /// @return whether the seed is used
  private boolean seed(Path file) {
    return switch (SeedReader.read(file)) {
      case SeedReader.Refused(String why) -> {
        out("%n%s%n  is left out whole: it %s", name(file), why);
        yield false;
      }
      case SeedReader.Accepted(var seed, List<LeftOut> leftOut) -> {
        out("%n%s", name(file));
        seed(seed);
        for (LeftOut part : leftOut) {
          String lines = part.lines() == 1 ? "" : " (%d lines)".formatted(part.lines());
          out("  left out as %s%s: %s", part.why(), lines, cut(part.line()));
        }
        yield true;
      }
    };
  }

  private void seed(Seed kept) {
    out("  %s", kept.title().isEmpty() ? "(no headline)" : cut(kept.title()));
    out("  %d words are kept", kept.text().split("\\s+", -1).length);
  }

  private int refused(Kept.Refused why) {
    spec.commandLine().getErr().println(why.getMessage());
    return ExitCode.USAGE;
  }

  private static String terms(Profile profile, Field field, int most) {
    String terms =
        profile.vectors().of(field).entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .map(term -> term(profile, term.getKey(), term.getValue()))
            .collect(Collectors.joining(", "));
    return terms.isEmpty() ? "none" : terms;
  }

  private static String term(Profile profile, String term, double weight) {
    return "%s %.2f".formatted(profile.spellings().getOrDefault(term, term), weight);
  }

  private static List<Path> files(Path folder) {
    try {
      return Profiles.seedFiles(folder);
    } catch (IOException e) {
      return List.of(); // said already, since there is no profile then
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String cut(String line) {
    return line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
  }

  private void out(String form, Object... values) {
    spec.commandLine().getOut().printf(form + "%n", values);
  }
}
