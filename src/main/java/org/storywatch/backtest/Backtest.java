package org.storywatch.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.storywatch.article.Article;
import org.storywatch.match.Decision;
import org.storywatch.match.FalseAlerts;
import org.storywatch.match.Following;
import org.storywatch.match.Match;
import org.storywatch.match.Matcher;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Sensitivity;
import org.storywatch.story.Development;
import org.storywatch.story.Member;
import org.storywatch.story.Memory;

/// Says what would have been told of a stream of articles: each development once, as when they come
/// live.
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
  /// @param copies of these, articles that have the text of an earlier one
  /// @param more of these, articles that tell in other words what an earlier one told
  /// @param own what it told
  /// @param otherwise what it would have told, by the name of every other sensitivity
  /// @param nearestMisses the best articles that it did not want, the best first
  public record Result(
      String profile,
      int matches,
      int copies,
      int more,
      Rates own,
      Map<String, Rates> otherwise,
      List<Miss> nearestMisses) {}

  /// How much a profile tells.
  ///
  /// @param alertsADay developments, for each day of the stream
  /// @param falseAWeek how many of its matches are expected to be false, for each week
  public record Rates(double alertsADay, double falseAWeek) {}

  /// An article that was nearly told.
  ///
  /// @param score how near it came to the decision
  public record Miss(double score, Article article) {}

  /// @param all whether pairs below the decision are wanted too
  /// @param rows given every pair, article by article
  public Backtest(
      Matcher matcher, List<Profile> profiles, boolean all, Consumer<BacktestRow> rows) {
    this.matcher = matcher;
    this.all = all;
    this.rows = rows;
    matcher.teacher().begin(matcher.profiles(), following);
    profiles.forEach(
        profile -> this.profiles.put(profile.id(), new ProfileRecord(profile.sensitivity())));
  }

  /// Scores the next article.
  public void read(Article article) {
    first = first.isBefore(article.published()) ? first : article.published();
    last = last.isAfter(article.published()) ? last : article.published();
    for (Decision decision : matcher.decided(article, following)) {
      Match match = decision.match();
      ProfileRecord profile =
          profiles.computeIfAbsent(match.profile(), id -> new ProfileRecord(Sensitivity.NORMAL));
      profile.count(decision);
      if (decision.told()) {
        rows.accept(profile.told(match));
      } else {
        profile.missed(match);
        if (all) {
          rows.accept(BacktestRow.miss(match));
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

  /// What would be told with a line somewhere.
  private static final class Line {
    private final Memory memory = new Memory();
    private final List<Double> scores = new ArrayList<>();
    private int developments;

    Memory.Verdict tell(Match match) {
      scores.add(match.score());
      Memory.Verdict verdict = memory.consider(match, match.article().published());
      developments += verdict instanceof Memory.Verdict.New ? 1 : 0;
      return verdict;
    }

    Rates rates(double days) {
      return new Rates(developments / days, FalseAlerts.expected(scores) / days * 7);
    }
  }

  /// What a profile did so far.
  private static final class ProfileRecord {
    private final Line own = new Line();
    private final Map<Sensitivity, Line> otherwise = new LinkedHashMap<>();
    private final Map<String, String> developments = new HashMap<>();
    private final List<Miss> misses = new ArrayList<>();
    private int matches;
    private int copies;
    private int more;

    ProfileRecord(Sensitivity own) {
      Sensitivity.named().stream()
          .filter(sensitivity -> !sensitivity.equals(own))
          .forEach(sensitivity -> otherwise.put(sensitivity, new Line()));
    }

    void count(Decision decision) {
      otherwise.forEach((sensitivity, line) -> {
        if (decision.match().score() >= sensitivity.least()) {
          line.tell(decision.match());
        }
      });
    }

    BacktestRow told(Match match) {
      matches++;
      String article = match.article().id();
      return switch (own.tell(match)) {
        case Memory.Verdict.New _ -> {
          developments.put(article, article);
          yield BacktestRow.match(match, article, true);
        }
        case Memory.Verdict.Repeated(Development development, Member.Kind kind) -> {
          copies += kind == Member.Kind.COPY ? 1 : 0;
          more += kind == Member.Kind.MORE ? 1 : 0;
          developments.put(article, development.first().id());
          yield BacktestRow.match(match, development.first().id(), false);
        }
        case Memory.Verdict.Known _ -> {
          copies++;
          yield BacktestRow.match(match, developments.getOrDefault(article, article), false);
        }
      };
    }

    void missed(Match match) {
      if (misses.size() < MISSES || match.score() > misses.getLast().score()) {
        misses.add(new Miss(match.score(), match.article()));
        misses.sort(Comparator.comparingDouble(Miss::score).reversed());
        if (misses.size() > MISSES) {
          misses.removeLast();
        }
      }
    }

    Result result(String id, double days) {
      Map<String, Rates> rates = new LinkedHashMap<>();
      otherwise.forEach((sensitivity, line) -> rates.put(sensitivity.name(), line.rates(days)));
      return new Result(id, matches, copies, more, own.rates(days), rates, List.copyOf(misses));
    }
  }
}
