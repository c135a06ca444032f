package org.storywatch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.lucene.util.IOUtils;

/// Breaks the program by many schedules, two at a time, since each waits a lot, and prints a row
/// for each.
///
/// Options: `--schedules N` how many, `--seed N` the first, `--together N` how many at a time,
/// `--keep` to keep the folders of all runs; that of a run that failed is always kept; `--points N`
/// how many kill points a schedule has, `--labels A,B` which ones, in turn, instead of all. A
/// schedule is repeated by its seed and the same two.
public final class Breaker {
  static final int TOGETHER = 2;
  private static final Duration ALWAYS = Duration.ofDays(365);

  private final KillPoints points = new KillPoints();
  private final List<Trial.Result> results = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Path folder;
  private final int together;
  private final boolean keep;
  private final long end;

  /// @param together how many schedules at a time
  /// @param time after which no schedule is begun
  Breaker(Path folder, int together, boolean keep, Duration time) {
    this.folder = folder;
    this.together = together;
    this.keep = keep;
    this.end = System.nanoTime() + time.toNanos();
  }

  /// Ends with 1 when anything was wrong.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    long first = number(words, "--seed", 1);
    long schedules = number(words, "--schedules", words.contains("--seed") ? 1 : 20);
    int together = (int) number(words, "--together", TOGETHER);
    Path folder = Files.createTempDirectory("breaker");
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(Breaker::endAll));
    Breaker breaker = new Breaker(folder, together, words.contains("--keep"), ALWAYS);
    int points = (int) number(words, "--points", Schedule.POINTS);
    List<String> labels = labels(words);
    List<Schedule> all =
        LongStream.range(first, first + schedules)
            .mapToObj(seed -> Schedule.of(seed, labels, points))
            .toList();
    System.exit(breaker.run(all).isEmpty() ? 0 : 1);
  }

  /// Ends what it started, when it is ended itself.
  private static void endAll() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static List<String> labels(List<String> words) {
    int at = words.indexOf("--labels");
    if (at < 0) {
      return KillPoints.labels();
    }
    List<String> labels = List.of(words.get(at + 1).split(",", -1));
    for (String label : labels) {
      if (!KillPoints.labels().contains(label)) {
        throw new IllegalArgumentException("no kill point is called " + label);
      }
    }
    return labels;
  }

  private static long number(List<String> words, String option, long otherwise) {
    int at = words.indexOf(option);
    return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
  }

  /// Runs schedules.
  ///
  /// @return what was wrong, in words
  List<String> run(List<Schedule> schedules) throws IOException, InterruptedException {
    Launch launch = Launch.prepare(folder.resolve("launch"));
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
    try (ExecutorService threads = Executors.newFixedThreadPool(together)) {
      List<Future<?>> runs = new ArrayList<>();
      for (Schedule schedule : schedules) {
        runs.add(
            threads.submit(() -> {
              run(schedule, launch);
              return schedule;
            }));
      }
      for (Future<?> run : runs) {
        finish(run);
      }
    }
    row("sum", results);
    if (results.size() < schedules.size()) {
      System.out.printf("%d of %d schedules were done%n", results.size(), schedules.size());
    }
    System.out.println("kill points, and how often each was hit:");
    new TreeMap<>(points.hits())
        .forEach((label, hits) -> System.out.printf("%5d  %s%n", hits, label));
    return problems;
  }

  /// How many schedules came to an end, good or bad.
  int done() {
    return results.size();
  }

  private void finish(Future<?> run) throws InterruptedException {
    try {
      run.get();
    } catch (ExecutionException e) {
      String problem = "a schedule without a row ended with " + e.getCause();
      System.out.println(problem);
      problems.add(problem);
    }
  }

  private void run(Schedule schedule, Launch launch) throws IOException, InterruptedException {
    if (System.nanoTime() - end > 0) {
      return;
    }
    Path own = folder.resolve("seed-" + schedule.seed());
    KillPoints passed = new KillPoints();
    Trial.Result result = new Trial(schedule, passed, launch, own).run();
    if (result.problems().isEmpty() && !keep) {
      IOUtils.rm(own);
    }
    synchronized (this) {
      results.add(result);
      row(Long.toString(result.seed()), List.of(result));
      System.out.printf("%8s hit %s%n", "", passed.hit());
      points.add(passed);
      if (!result.problems().isEmpty()) {
        String repeat = "--seed %d repeats it; its files are in %s".formatted(result.seed(), own);
        System.out.printf("%s%n  %s%n", repeat, String.join("\n  ", result.problems()));
        result
            .problems()
            .forEach(problem -> problems.add("seed " + result.seed() + ": " + problem));
      }
    }
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
