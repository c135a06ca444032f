package org.storywatch;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.storywatch.backtest.Backtest;
import org.storywatch.profile.Sensitivity;

/// The table under a backtest: a line for each profile, and under it what it nearly told.
final class BacktestTable {
  private static final int TITLE = 60;

  private BacktestTable() {}

  static void print(PrintWriter out, int articles, List<Backtest.Result> results) {
    out.printf(Locale.ROOT, "%,d articles, %,d profiles%n", articles, results.size());
    out.printf(
        "%-32s %8s %8s %11s   %s%n",
        "profile", "matches", "copies", "alerts/day", "about, at low / normal / high sensitivity");
    for (Backtest.Result result : results) {
      Map<Sensitivity, Double> about = result.otherwise();
      out.printf(
          Locale.ROOT,
          "%-32s %8d %8d %11.2f   %.2f / %.2f / %.2f%n",
          result.profile(),
          result.matches(),
          result.copies(),
          result.alertsADay(),
          about.getOrDefault(Sensitivity.LOW, 0.0),
          about.getOrDefault(Sensitivity.NORMAL, 0.0),
          about.getOrDefault(Sensitivity.HIGH, 0.0));
      for (Backtest.Miss miss : result.nearestMisses()) {
        out.printf(
            Locale.ROOT,
            "    nearest miss %.3f  %s  %s%n",
            miss.score(),
            miss.article().id(),
            title(miss.article().title()));
      }
    }
    out.flush();
  }

  private static String title(String title) {
    String line = title.replaceAll("\\p{Cntrl}", " ").strip();
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE - 1)).strip() + "…";
  }
}
