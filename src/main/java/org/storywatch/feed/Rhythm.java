package org.storywatch.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How often something new comes from a feed: an exponentially weighted rate, in which what came
/// three days ago weighs a third of what comes now.
///
/// @param sum new entries a day, each weighted by its age as of `at`
/// @param weight the weight of all the time that was looked at, 0 for none to 1 for long; their
///   quotient is the rate, from the first minute on
/// @param at when that was reckoned, [Instant#EPOCH] for never
/// @param news when something new came last, [Instant#EPOCH] for never
/// @param newest the latest date of an entry, by the feed's own word, [Instant#EPOCH] for none
public record Rhythm(double sum, double weight, Instant at, Instant news, Instant newest) {
  /// Of a feed that was never read.
  public static final Rhythm UNKNOWN =
      new Rhythm(0, 0, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

  /// In days.
  private static final double MEMORY = 3;

  /// About four hours: what was looked at for less is not known yet.
  private static final double LEAST_WEIGHT = 0.05;

  private static final double LEAST_SPAN = 1 / 24.0;
  private static final double WEEK = 7;
  private static final double YEAR = 365;

  /// So many mean gaps without anything new are no accident, whatever the hour of the day.
  private static final int GAPS = 40;

  private static final int LEAST_GAPS = 5;
  private static final double LONGEST_LATE = 14;

  /// What the dates of the entries of a first answer tell.
  public static Rhythm first(List<Instant> published, Instant now) {
    List<Double> ages =
        published.stream()
            .filter(at -> !at.isAfter(now))
            .map(at -> days(at, now))
            .filter(age -> age <= WEEK)
            .toList();
    double span = ages.stream().reduce(0.0, Math::max);
    double weight = ages.isEmpty() ? 0 : 1 - Math.exp(-Math.max(LEAST_SPAN, span) / MEMORY);
    double sum = ages.stream().mapToDouble(age -> Math.exp(-age / MEMORY) / MEMORY).sum();
    return new Rhythm(sum, weight, now, now, latest(Instant.EPOCH, published));
  }

  /// The rhythm after a good answer.
  ///
  /// @param fresh the dates of the entries that were new in it, [Instant#EPOCH] for none
  public Rhythm after(List<Instant> fresh, Instant now) {
    double kept = Math.exp(-Math.max(0, days(at, now)) / MEMORY);
    return new Rhythm(
        sum * kept + fresh.size() / MEMORY,
        1 - (1 - weight) * kept,
        now,
        fresh.isEmpty() ? news : now,
        latest(newest, fresh));
  }

  /// How often to look: twice in the mean time between two entries. Zero when nothing is known.
  public Duration interval() {
    return weight < LEAST_WEIGHT ? Duration.ZERO : ofDays(Math.min(YEAR, 0.5 * weight / sum));
  }

  /// How many entries are to be expected in a length of time.
  double expected(Duration length) {
    return weight < LEAST_WEIGHT ? 0 : sum / weight * length.toSeconds() / 86_400;
  }

  /// Whether nothing new came for much longer than usual: longer than [#GAPS] mean gaps, but not
  /// within a day, and at the latest after two weeks or five gaps.
  public boolean late(Instant now) {
    if (weight < LEAST_WEIGHT || sum <= 0) {
      return false;
    }
    double gap = gap();
    double most = Math.max(LONGEST_LATE, LEAST_GAPS * gap);
    return days(news, now) > Math.max(1, Math.min(GAPS * gap, most));
  }

  /// The mean time between two entries as it was when something came last; empty when nothing is
  /// known.
  public Optional<Duration> usual() {
    return weight < LEAST_WEIGHT || sum <= 0 ? Optional.empty() : Optional.of(ofDays(gap()));
  }

  /// For how many of these nothing new came; zero when nothing is known.
  public double silence(Instant now) {
    return usual().isEmpty() ? 0 : Math.max(0, days(news, now)) / gap();
  }

  private double gap() {
    double usual = sum / weight * Math.exp(Math.max(0, days(news, at)) / MEMORY);
    return Math.min(YEAR, 1 / usual);
  }

  private static Instant latest(Instant first, List<Instant> more) {
    return more.stream().reduce(first, (a, b) -> b.isAfter(a) ? b : a);
  }

  private static double days(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds() / 86_400.0;
  }

  private static Duration ofDays(double days) {
    return Duration.ofSeconds(Math.round(days * 86_400));
  }
}
