package org.storywatch.fit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import org.storywatch.match.Odds;
import org.storywatch.match.Weights;
import org.storywatch.profile.Background;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the table of counts and the weights that come with the program from labelled news, and
/// says how good they are.
@Command(
    name = "mvn -Pfit test -Dfit.args=",
    mixinStandardHelpOptions = true,
    description = "Makes the table of counts and the weights anew.")
final class Fitting implements Callable<Integer> {
  private static final Path RESOURCES = Path.of("src/main/resources/org/storywatch");

  @Option(
      names = "--data",
      defaultValue = "../shared/data",
      paramLabel = "DIR",
      description = "the labelled collections (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Option(
      names = "--evaluations",
      defaultValue = "900",
      description = "how often weights are tried in a search (default: ${DEFAULT-VALUE})")
  private int evaluations;

  @Option(
      names = "--folds",
      defaultValue = "0",
      description =
          "say first what weights do that were fitted without the events that they are judged on,"
              + " leaving out one of so many parts at a time")
  private int folds;

  @Option(
      names = "--judge",
      description = "only judge the weights that come with the program; write nothing")
  private boolean judge;

  @Option(
      names = "--worst",
      defaultValue = "0",
      description = "list so many profiles of each group that cost most")
  private int worst;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final long began = System.nanoTime();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Fitting()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Tables tables = Tables.of(NewsSets.background(data));
    Background background = tables.background();
    say(
        String.format(
            Locale.ROOT,
            "%,d terms of %,d articles",
            background.counts().size(),
            background.articles()));
    List<Trial> trials = new ArrayList<>();
    for (NewsSet set : NewsSets.read(data)) {
      Trial trial = Trial.of(set, background);
      trials.add(trial);
      say(
          String.format(
              Locale.ROOT,
              "%s: %d profiles, %d articles",
              set.name(),
              set.wishes().size(),
              set.stream().size()));
    }
    Weights shipped = Weights.shipped();
    say(
        String.format(
            Locale.ROOT,
            "shipped: %.3f from the aims",
            Aims.distance(trials, Collections.nCopies(trials.size(), Fitting::all), shipped)));
    List<double[][]> before = scores(trials, shipped);
    show("shipped", trials, before);
    Meaning.lines(trials, before, Odds.shipped()).forEach(this::say);
    if (judge) {
      return 0;
    }
    if (folds > 1) {
      show("left out", trials, leftOut(trials));
    }
    Weights found = search(trials, Collections.nCopies(trials.size(), Fitting::all));
    Weights weights = found.scaled(Meaning.scale(trials, scores(trials, found)));
    List<double[][]> scores = scores(trials, weights);
    Odds odds = Meaning.odds(trials, scores);
    show("fitted", trials, scores);
    Meaning.lines(trials, scores, odds).forEach(this::say);
    tables.write(RESOURCES);
    WeightsFile.write(weights, RESOURCES.resolve("match/weights.properties"));
    WeightsFile.write(odds, RESOURCES.resolve("match/odds.properties"));
    say(
        String.format(
            Locale.ROOT, "written:%n%s%s", WeightsFile.text(weights), WeightsFile.text(odds)));
    return 0;
  }

  private static boolean all(int profile) {
    return profile >= 0;
  }

  private Weights search(List<Trial> trials, List<IntPredicate> chosen) {
    int[] tried = {0};
    double[] best = {Double.POSITIVE_INFINITY};
    return new Search(evaluations)
        .find(weights -> {
          double distance = Aims.distance(trials, chosen, weights);
          best[0] = Math.min(best[0], distance);
          if (++tried[0] % 100 == 0) {
            say(
                String.format(
                    Locale.ROOT, "tried %d weights, %.3f from the aims", tried[0], best[0]));
          }
          return distance;
        });
  }

  private static List<double[][]> scores(List<Trial> trials, Weights weights) {
    return trials.stream().map(trial -> trial.scores(weights, Fitting::all)).toList();
  }

  /// Every profile's scores by weights that were fitted without the whole that it is of.
  private List<double[][]> leftOut(List<Trial> trials) {
    List<double[][]> all = scores(trials, Search.begin());
    for (int fold = 0; fold < folds; fold++) {
      int out = fold;
      List<List<Integer>> parts = trials.stream().map(trial -> trial.set().folds(folds)).toList();
      List<IntPredicate> rest = new ArrayList<>();
      for (List<Integer> part : parts) {
        rest.add(profile -> part.get(profile) != out);
      }
      Weights weights = search(trials, rest);
      for (int set = 0; set < trials.size(); set++) {
        double[][] scores = trials.get(set).scores(weights, rest.get(set).negate());
        for (int profile = 0; profile < scores.length; profile++) {
          if (scores[profile].length > 0) {
            all.get(set)[profile] = scores[profile];
          }
        }
      }
      say(String.format(Locale.ROOT, "part %d of %d left out: %s", fold + 1, folds, weights));
    }
    return all;
  }

  private void show(String title, List<Trial> trials, List<double[][]> scores) {
    Reliability pooled = new Reliability();
    for (int set = 0; set < trials.size(); set++) {
      Trial trial = trials.get(set);
      double[][] of = scores.get(set);
      Figures.of(trial, of)
          .forEach((group, figures) ->
              say(
                  String.format(
                      Locale.ROOT,
                      "%s, %s, %s: %s",
                      title,
                      trial.set().name(),
                      group,
                      figures.line())));
      Reliability alone = new Reliability().add(trial, of);
      pooled.add(trial, of);
      say(
          String.format(
              Locale.ROOT, "%s, %s, calibration:%n%s", title, trial.set().name(), alone.table()));
      if (worst > 0) {
        Worst.of(trial, of, worst).forEach(this::say);
      }
    }
    say(String.format(Locale.ROOT, "%s, all, calibration:%n%s", title, pooled.table()));
  }

  private void say(String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - began);
    out.printf("%4d s  %s%n", since.toSeconds(), what);
  }
}
