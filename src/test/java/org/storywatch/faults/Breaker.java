package org.storywatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Breaks the program by many schedules, one after the other, and prints a row for each.
///
/// Options: `--schedules N` how many, `--seed N` the first, `--keep` to keep the folders of all
/// runs; that of a run that failed is always kept.
public final class Breaker {
  private final KillPoints points = new KillPoints();
  private final List<Trial.Result> results = new ArrayList<>();
  private final Path folder;
  private final boolean keep;

  Breaker(Path folder, boolean keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /// Ends with 1 when anything was wrong.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    long first = number(words, "--seed", 1);
    long schedules = number(words, "--schedules", words.contains("--seed") ? 1 : 20);
    Breaker breaker = new Breaker(Files.createTempDirectory("breaker"), words.contains("--keep"));
    System.exit(breaker.run(first, schedules).isEmpty() ? 0 : 1);
  }

  private static long number(List<String> words, String option, long otherwise) {
    int at = words.indexOf(option);
    return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
  }

  /// Runs schedules with seeds that follow each other.
  ///
  /// @return what was wrong, in words
  List<String> run(long first, long schedules) throws IOException, InterruptedException {
    Launch launch = Launch.prepare(folder.resolve("launch"));
    List<String> problems = new ArrayList<>();
    System.out.printf(
        "%8s %9s %5s %10s %5s %6s %8s %8s %-15s %s%n",
        "seed",
        "articles",
        "lost",
        "duplicates",
        "twins",
        "extra",
        "unknown",
        "seconds",
        "of which",
        "faults");
    for (long seed = first; seed < first + schedules; seed++) {
      Path own = folder.resolve("seed-" + seed);
      Trial.Result result = new Trial(Schedule.of(seed), points, launch, own).run();
      results.add(result);
      row(Long.toString(seed), List.of(result));
      if (result.problems().isEmpty()) {
        if (!keep) {
          Trial.discard(own);
        }
      } else {
        String repeat = "--seed %d repeats it; its files are in %s".formatted(seed, own);
        System.out.printf("%s%n  %s%n", repeat, String.join("\n  ", result.problems()));
        result
            .problems()
            .forEach(problem -> problems.add("seed " + result.seed() + ": " + problem));
      }
    }
    row("sum", results);
    System.out.println("kill points, and how often each was hit:");
    new TreeMap<>(points.hits())
        .forEach((label, hits) -> System.out.printf("%5d  %s%n", hits, label));
    return problems;
  }

  private static void row(String name, List<Trial.Result> results) {
    Map<String, Integer> faults = new TreeMap<>();
    results.forEach(one -> one.faults().forEach((kind, n) -> faults.merge(kind, n, Integer::sum)));
    List<Double> took = new ArrayList<>(List.of(0.0, 0.0, 0.0));
    for (Trial.Result result : results) {
      for (int i = 0; i < took.size(); i++) {
        took.set(i, took.get(i) + result.took().get(i).toMillis() / 1000.0);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%8s %,9d %5d %10d %5d %6d %8d %8.1f %-15s %s%n",
        name,
        results.stream().mapToInt(Trial.Result::articles).sum(),
        results.stream().mapToInt(Trial.Result::lost).sum(),
        results.stream().mapToInt(Trial.Result::merged).sum(),
        results.stream().mapToInt(Trial.Result::twins).sum(),
        results.stream().mapToInt(Trial.Result::extra).sum(),
        results.stream().mapToInt(Trial.Result::unknown).sum(),
        took.stream().mapToDouble(Double::doubleValue).sum(),
        "%.0f+%.0f+%.0f".formatted(took.get(0), took.get(1), took.get(2)),
        faults);
  }
}
