package org.storywatch;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.storywatch.backtest.Backtest;

/// The table under a backtest: a line for each profile, and under it what it nearly told. "More" is
/// more of the same: articles that tell in other words what was told.
final class BacktestTable {
  private static final int TITLE = 60;

  private BacktestTable() {}

  static void print(PrintWriter out, int articles, List<Backtest.Result> results) {
    out.printf(Locale.ROOT, "%,d articles, %,d profiles%n", articles, results.size());
    out.printf(
        "%-32s %8s %8s %8s %11s %17s%n",
        "profile", "matches", "copies", "more", "alerts/day", "false/week, about");
    for (Backtest.Result result : results) {
      out.printf(
          Locale.ROOT,
          "%-32s %8d %8d %8d %11.2f %17.2f%n",
          result.profile(),
          result.matches(),
          result.copies(),
          result.more(),
          result.own().alertsADay(),
          result.own().falseAWeek());
      out.println(
          result.otherwise().entrySet().stream()
              .map(other -> at(other.getKey(), other.getValue()))
              .collect(Collectors.joining("; ", "    ", "")));
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

  private static String at(String sensitivity, Backtest.Rates rates) {
    return String.format(
        Locale.ROOT,
        "at %s sensitivity %.2f alerts/day, %.2f false/week",
        sensitivity,
        rates.alertsADay(),
        rates.falseAWeek());
  }

  private static String title(String title) {
    String line = title.replaceAll("\\p{Cntrl}", " ").strip();
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE - 1)).strip() + "…";
  }
}
