package org.storywatch.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.storywatch.article.Article;
import org.storywatch.article.Fingerprint;
import org.storywatch.match.Calibration;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;

/// Says what would have been told of a stream of articles. An article that says word for word what
/// one that matched before said is its copy.
public final class Backtest {
  private static final int MISSES = 3;

  private final Matcher matcher;
  private final Following following = new Following();
  private final boolean all;
  private final Consumer<BacktestRow> rows;
  private final Map<String, ProfileRecord> profiles = new TreeMap<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  /// What one profile did.
  ///
  /// @param profile its id
  /// @param matches articles that it wants
  /// @param copies of these, articles that say what an earlier one said
  /// @param alertsADay the rest, for each day of the stream
  /// @param nearestMisses the best articles below the decision, the best first
  public record Result(
      String profile,
      int matches,
      int copies,
      double alertsADay,
      List<BacktestRow> nearestMisses) {}

  /// @param all whether pairs below the decision are wanted too
  /// @param rows given every pair, article by article
  public Backtest(Matcher matcher, List<String> profiles, boolean all, Consumer<BacktestRow> rows) {
    this.matcher = matcher;
    this.all = all;
    this.rows = rows;
    profiles.forEach(id -> this.profiles.put(id, new ProfileRecord()));
  }

  /// Scores the next article.
  public void read(Article article) {
    first = first.isBefore(article.published()) ? first : article.published();
    last = last.isAfter(article.published()) ? last : article.published();
    String text = Fingerprint.of(article);
    for (Match match : matcher.all(article, following)) {
      ProfileRecord profile = profiles.computeIfAbsent(match.profile(), id -> new ProfileRecord());
      if (match.score() >= Calibration.DECISION) {
        rows.accept(profile.told(match, text));
      } else {
        BacktestRow row = BacktestRow.miss(match);
        profile.missed(row);
        if (all) {
          rows.accept(row);
        }
      }
    }
  }

  /// @return what each profile did, by id
  public List<Result> results() {
    double days = first.isAfter(last) ? 1 : Math.max(1, hours(first, last) / 24);
    List<Result> results = new ArrayList<>();
    profiles.forEach((id, profile) -> results.add(profile.result(id, days)));
    return results;
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes() / 60.0;
  }

  /// What a profile did so far.
  private static final class ProfileRecord {
    private final Map<String, String> developments = new HashMap<>();
    private final List<BacktestRow> misses = new ArrayList<>();
    private int matches;

    BacktestRow told(Match match, String text) {
      matches++;
      String article = match.article().id();
      String development = developments.putIfAbsent(text, article);
      return development == null
          ? BacktestRow.match(match, article, true)
          : BacktestRow.match(match, development, false);
    }

    void missed(BacktestRow row) {
      if (misses.size() < MISSES || row.score() > misses.getLast().score()) {
        misses.add(row);
        misses.sort((a, b) -> Double.compare(b.score(), a.score()));
        if (misses.size() > MISSES) {
          misses.removeLast();
        }
      }
    }

    Result result(String id, double days) {
      int told = developments.size();
      return new Result(id, matches, matches - told, told / days, List.copyOf(misses));
    }
  }
}
