package org.storywatch.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.storywatch.fit.Trial.Kind;
import org.storywatch.match.Calibration;
import org.storywatch.match.FalseAlerts;
import org.storywatch.match.Odds;
import org.storywatch.profile.Sensitivity;

/// Makes scores mean what they say when the decisions are made: how much all evidence must count
/// for a score to be a chance, and what false alerts there will be.
final class Meaning {
  private static final double LEAST_SCALE = 0.2;
  private static final double MOST_SCALE = 2;
  private static final int HALVINGS = 40;

  /// What is far below the decision is nearly never of the story, and would outvote all else.
  private static final double FROM = -3;

  private static final int EVALUATIONS = 4_000;

  /// Six stories have few false alarms together, so chance has a greater share in them.
  private static final double STORIES = 0.5;

  private Meaning() {}

  /// @return by how much all evidence must be multiplied to make the articles' being of the story
  ///   as likely as can be: the slope of a logistic regression without a constant, since the
  ///   decision stays where it is
  static double scale(List<Trial> trials, List<double[][]> scores) {
    double low = LEAST_SCALE;
    double high = MOST_SCALE;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(trials, scores, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.round(low * 1_000) / 1_000.0;
  }

  /// How the logarithm of the likelihood grows.
  private static double slope(List<Trial> trials, List<double[][]> scores, double scale) {
    double slope = 0;
    for (int set = 0; set < trials.size(); set++) {
      for (int profile = 0; profile < scores.get(set).length; profile++) {
        Kind[] kinds = trials.get(set).kinds(profile);
        double[] of = scores.get(set)[profile];
        for (int i = 0; i < of.length; i++) {
          double evidence = Calibration.evidence(of[i]);
          if (kinds[i] != Kind.SKIPPED && evidence >= FROM) {
            double own = kinds[i] == Kind.OWN ? 1 : 0;
            slope += evidence * (own - Calibration.score(scale * evidence));
          }
        }
      }
    }
    return slope;
  }

  /// What profiles of one group told at one sensitivity.
  ///
  /// @param told the scores, profile by profile
  /// @param wrong how many of them were false
  private record Told(String group, Sensitivity sensitivity, List<List<Double>> told, int wrong) {
    double claimed(Odds odds) {
      return told.stream().mapToDouble(scores -> FalseAlerts.expected(scores, odds)).sum();
    }
  }

  /// @return what makes the false alerts that are expected as many as were found
  static Odds odds(List<Trial> trials, List<double[][]> scores) {
    List<Told> told = told(trials, scores);
    return odds(Evolution.least(4, EVALUATIONS, point -> distance(told, odds(point))));
  }

  private static Odds odds(double[] point) {
    double[] rounded =
        Arrays.stream(point).map(value -> Math.round(value * 1_000) / 1_000.0).toArray();
    return new Odds(rounded[0] * 4 - 4, rounded[1] + 1.5, rounded[2] + 1.5, rounded[3] + 1.5);
  }

  private static double distance(List<Told> told, Odds odds) {
    double distance = 0;
    for (Told one : told) {
      double off = Math.log(one.claimed(odds) / one.wrong());
      distance += (one.group().startsWith(NewsSets.STORIES) ? STORIES * STORIES : 1) * off * off;
    }
    return distance;
  }

  /// @return a line for each group and sensitivity: false alerts claimed and found
  static List<String> lines(List<Trial> trials, List<double[][]> scores, Odds odds) {
    List<String> lines = new ArrayList<>();
    for (Told one : told(trials, scores)) {
      int profiles = one.told().size();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s, sensitivity %s: false alerts a profile claimed %.2f, found %.2f, ratio %.2f",
              one.group(),
              one.sensitivity().name(),
              one.claimed(odds) / profiles,
              (double) one.wrong() / profiles,
              one.claimed(odds) / one.wrong()));
    }
    return lines;
  }

  private static List<Told> told(List<Trial> trials, List<double[][]> scores) {
    List<Told> all = new ArrayList<>();
    for (int set = 0; set < trials.size(); set++) {
      for (Sensitivity sensitivity : Sensitivity.named()) {
        all.addAll(told(trials.get(set), scores.get(set), sensitivity));
      }
    }
    return all;
  }

  private static List<Told> told(Trial trial, double[][] scores, Sensitivity sensitivity) {
    Map<String, List<List<Double>>> told = new TreeMap<>();
    Map<String, Integer> wrong = new TreeMap<>();
    for (int profile = 0; profile < scores.length; profile++) {
      String group = trial.set().name() + ", " + trial.set().wishes().get(profile).group();
      Kind[] kinds = trial.kinds(profile);
      List<Double> of = new ArrayList<>();
      int others = 0;
      for (int i = 0; i < scores[profile].length; i++) {
        double score = scores[profile][i];
        if (score >= sensitivity.least() && kinds[i] != Kind.SKIPPED) {
          of.add(score);
          others += kinds[i] == Kind.OWN ? 0 : 1;
        }
      }
      told.computeIfAbsent(group, name -> new ArrayList<>()).add(of);
      wrong.merge(group, others, Integer::sum);
    }
    List<Told> groups = new ArrayList<>();
    told.forEach(
        (group, of) -> groups.add(new Told(group, sensitivity, of, wrong.getOrDefault(group, 0))));
    return groups;
  }
}
