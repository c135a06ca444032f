package org.storywatch.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Counts what comes by the minute and by the hour. Minutes are kept for two days, hours for a
/// quarter of a year. For any threads.
public final class Trend {
  private final Track minutes = new Track(Duration.ofMinutes(1), 2 * 24 * 60);
  private final Track hours = new Track(Duration.ofHours(1), 92 * 24);

  /// One width of counting.
  private static final class Track {
    private final Duration step;
    private final int room;
    private final NavigableMap<Instant, Point> points = new TreeMap<>();

    Track(Duration step, int room) {
      this.step = step;
      this.room = room;
    }

    private Instant begin(Instant at) {
      return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds()) * seconds());
    }

    private long seconds() {
      return step.toSeconds();
    }

    /// What is older than all that has room is not taken.
    private void change(Instant at, java.util.function.UnaryOperator<Point> change) {
      Instant begin = begin(at);
      points.compute(
          begin, (when, old) -> change.apply(old == null ? Point.none(begin, step) : old));
      Instant oldest = points.lastKey().minus(step.multipliedBy(room));
      points.headMap(oldest, true).clear();
    }

    private Point between(Instant from, Duration length) {
      List<Point> some = List.copyOf(points.subMap(from, true, from.plus(length), false).values());
      return Point.sum(from, length, some);
    }
  }

  /// One came.
  ///
  /// @param at when
  public synchronized void add(Series series, Instant at) {
    minutes.change(at, point -> point.with(series));
    hours.change(at, point -> point.with(series));
  }

  /// A mail that was due at once was sent.
  ///
  /// @param at when
  /// @param took since the publication of what it tells
  public synchronized void took(Instant at, Duration took) {
    minutes.change(at, point -> point.with(took));
    hours.change(at, point -> point.with(took));
  }

  /// The last stretches of time, the oldest first, the one that goes on now as the last.
  ///
  /// @param step whole minutes; from an hour on whole hours
  /// @param count how many
  public synchronized List<Point> last(Duration step, int count, Instant now) {
    Track track = step.compareTo(hours.step) < 0 ? minutes : hours;
    long seconds = step.toSeconds();
    Instant begin = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    List<Point> last = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      last.add(track.between(begin.minus(step.multipliedBy(i)), step));
    }
    return last;
  }

  /// All that is known, the minutes and the hours.
  synchronized List<Point> points() {
    List<Point> all = new ArrayList<>(minutes.points.values());
    all.addAll(hours.points.values());
    return all;
  }

  /// Takes a point that was known before.
  synchronized void put(Point point) {
    Track track = point.length().equals(minutes.step) ? minutes : hours;
    track.change(point.begin(), old -> point);
  }
}
