package org.storywatch.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The profiles that cost most, and what they missed or took too much.
final class Worst {
  private Worst() {}

  /// @param most how many of each group
  static List<String> of(Trial trial, double[][] scores, int most) {
    Map<String, List<Integer>> groups =
        IntStream.range(0, scores.length)
            .boxed()
            .collect(Collectors.groupingBy(one -> trial.set().wishes().get(one).group()));
    List<String> lines = new ArrayList<>();
    groups
        .values()
        .forEach(group ->
            group.stream()
                .sorted(
                    Comparator.comparingDouble((Integer one) -> cost(trial, scores, one))
                        .reversed())
                .limit(most)
                .forEach(one -> lines.add(line(trial, scores, one))));
    return lines;
  }

  private static double cost(Trial trial, double[][] scores, int profile) {
    double[][] alone = new double[scores.length][0];
    alone[profile] = scores[profile];
    return Figures.unranked(trial, alone, Figures::decided).values().iterator().next().cost();
  }

  private static String line(Trial trial, double[][] scores, int profile) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s cost %.3f:",
                trial.set().wishes().get(profile).id(),
                cost(trial, scores, profile)));
    for (int i = 0; i < scores[profile].length; i++) {
      Trial.Kind kind = trial.kinds(profile)[i];
      boolean own = kind == Trial.Kind.OWN;
      if (kind != Trial.Kind.SKIPPED && (Figures.decided(scores[profile][i]) == 1) != own) {
        String id = trial.set().stream().get(i).id();
        line.append(
            String.format(
                Locale.ROOT,
                " %s %s %.3f",
                own ? "misses" : kind == Trial.Kind.SIBLING ? "takes the sibling" : "takes",
                id,
                scores[profile][i]));
      }
    }
    return line.toString();
  }
}
