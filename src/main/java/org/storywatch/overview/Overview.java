package org.storywatch.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.storywatch.trend.Point;
import org.storywatch.trend.Series;
import org.storywatch.trend.Trend;

/// What came and went in a span of time.
///
/// @param span which one
/// @param others the choice
/// @param from when it begins
/// @param to when it ends
/// @param funnel from what was read to what was sent, each step with its number
/// @param charts the same by time
public record Overview(
    Span span, List<Span> others, Instant from, Instant to, List<Step> funnel, List<Chart> charts) {
  private static final double SLOW = 0.95;

  /// A step of the funnel.
  ///
  /// @param number how many came so far
  /// @param name what they are
  public record Step(String number, String name) {}

  /// @param now when the span ends
  public static Overview of(Trend trend, Span span, Instant now) {
    List<Point> points = trend.last(span.step(), span.steps(), now);
    return new Overview(
        span,
        Arrays.asList(Span.values()),
        points.getFirst().begin(),
        now.truncatedTo(ChronoUnit.MINUTES), // what does not change is not shown anew
        List.of(
            step(points, Series.READ, "article read", "articles read"),
            step(points, Series.MATCHED, "fitted a profile", "fitted a profile"),
            step(points, Series.TOLD, "was news", "were news"),
            step(points, Series.MAILED, "mail taken", "mails taken")),
        List.of(
            counts(points, span, Series.READ, "Articles read"),
            counts(points, span, Series.TOLD, "Developments told"),
            latency(points)));
  }

  private static Step step(List<Point> points, Series series, String one, String many) {
    long sum = sum(points, series);
    return new Step(number(sum), sum == 1 ? one : many);
  }

  private static Chart counts(List<Point> points, Span span, Series series, String title) {
    List<Double> values = values(points, point -> (double) point.count(series));
    double most = most(values);
    String sum = number(sum(points, series));
    String top = "%s in %s".formatted(number((long) most), words(span.step()));
    String words =
        most == 0
            ? title + ": none"
            : "%s: %s in %s, at most %s".formatted(title, sum, span.words(), top);
    return new Chart(title, sum, words, most == 0 ? "" : top, Chart.bars(values, most));
  }

  /// The bars are what all but the slowest took.
  private static Chart latency(List<Point> points) {
    String title = "From publication to mail";
    List<Double> values =
        values(
            points, point -> point.within(SLOW).map(took -> took.toMillis() / 1000.0).orElse(0.0));
    double most = most(values);
    Optional<Duration> middle = Point.over(points).within(0.5);
    Optional<Duration> slow = Point.over(points).within(SLOW);
    if (middle.isEmpty() || slow.isEmpty()) {
      return new Chart(title, "–", title + ": no mail was due at once", "", "");
    }
    String words =
        "%s: half of the mails within %s, 95 of 100 within %s"
            .formatted(title, words(middle.get()), words(slow.get()));
    String top = words(Duration.ofSeconds(Math.round(most)));
    return new Chart(title, words(middle.get()), words, top, Chart.bars(values, most));
  }

  private static List<Double> values(List<Point> points, Function<Point, Double> value) {
    return points.stream().map(value).toList();
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static long sum(List<Point> points, Series series) {
    return points.stream().mapToLong(point -> point.count(series)).sum();
  }

  private static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /// A time for people, in the unit that fits it.
  static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 100) {
      return "%d s".formatted(seconds);
    }
    if (seconds < Duration.ofMinutes(100).toSeconds() && seconds != 3600) {
      return "%d min".formatted(Math.round(seconds / 60.0));
    }
    if (seconds < Duration.ofHours(40).toSeconds() && seconds != 86400) {
      return seconds == 3600 ? "an hour" : "%d h".formatted(Math.round(seconds / 3600.0));
    }
    return seconds == 86400 ? "a day" : "%d days".formatted(Math.round(seconds / 86400.0));
  }
}
