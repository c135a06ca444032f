package org.storywatch.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was counted in a stretch of time.
///
/// @param begin when it begins
/// @param length how long it is
/// @param counts how many of each; what is missing is none
/// @param latencies from an article's publication to its mail
public record Point(Instant begin, Duration length, Map<Series, Long> counts, Latencies latencies) {
  /// Copies the counts.
  public Point {
    counts = Map.copyOf(counts);
  }

  static Point none(Instant begin, Duration length) {
    return new Point(begin, length, Map.of(), Latencies.NONE);
  }

  /// How many there were.
  public long count(Series series) {
    return counts.getOrDefault(series, 0L);
  }

  /// The time from publication to mail within which this share of the mails was sent at once.
  ///
  /// @param share 0..1
  /// @return right to a tenth; empty when there was no such mail
  public Optional<Duration> within(double share) {
    return latencies.within(share);
  }

  Point with(Series series) {
    Map<Series, Long> more = new EnumMap<>(Series.class);
    more.putAll(counts);
    more.merge(series, 1L, Long::sum);
    return new Point(begin, length, more, latencies);
  }

  Point with(Duration took) {
    return new Point(begin, length, counts, latencies.with(took));
  }

  /// Several that follow each other, as one.
  ///
  /// @param some at least one
  public static Point over(List<Point> some) {
    Duration length = Duration.between(some.getFirst().begin(), some.getLast().begin());
    return sum(some.getFirst().begin(), length.plus(some.getLast().length()), some);
  }

  /// Several as one.
  static Point sum(Instant begin, Duration length, List<Point> some) {
    Map<Series, Long> counts = new EnumMap<>(Series.class);
    some.forEach(one -> one.counts.forEach((series, n) -> counts.merge(series, n, Long::sum)));
    return new Point(
        begin, length, counts, Latencies.sum(some.stream().map(Point::latencies).toList()));
  }
}
