package org.storywatch.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.storywatch.mail.Plain;
import org.storywatch.profile.Sensitivity;
import org.storywatch.web.Marks;
import org.storywatch.web.Marks.Mark;
import org.storywatch.web.Moment;

/// How the scores of the last days spread, and what another line would have changed.
///
/// Each article counts with the score that it had when it came, and copies count as well, of which
/// nobody is told.
///
/// @param bars twenty of them, from score 0 to 1
/// @param line the score from which the profile tells, and `at` the same for the picture, 0 to 100
/// @param asked the line that is tried out, the same where none is
/// @param now what the line of today makes of the articles, in words
/// @param then what the other makes of them
/// @param more whether the other tells more
/// @param changed the articles between the two lines, the best first
public record Spread(
    List<Bar> bars,
    String line,
    double at,
    String asked,
    double askedAt,
    String now,
    String then,
    boolean more,
    List<Between> changed) {
  private static final int BARS = 20;
  private static final int MOST = 100;
  private static final Pattern LINE = Pattern.compile("[01]?\\.[0-9]{1,4}|[01]");

  /// @param x where it stands in the picture, which is 100 wide and high
  /// @param above whether its articles were told
  /// @param words what it says
  public record Bar(int x, double height, boolean above, String words) {}

  /// An article that only one of the two lines tells.
  public record Between(
      String score, String title, String outlet, Optional<String> link, Moment at) {}

  /// What somebody typed as a line.
  static Optional<Double> asked(Optional<String> typed) {
    return typed
        .map(String::strip)
        .filter(text -> LINE.matcher(text).matches())
        .map(text -> Math.clamp(Double.parseDouble(text), Sensitivity.LOWEST, Sensitivity.HIGHEST));
  }

  /// @param line of today
  /// @param tried the other, where somebody tries one
  static Spread of(List<Mark> marks, double line, Optional<Double> tried, Instant at) {
    double other = tried.orElse(line);
    int[] counts = new int[BARS];
    marks.forEach(mark -> counts[bar(mark.score())]++);
    int most = Math.max(1, IntStream.of(counts).max().orElse(1));
    double days = days(marks, at);
    double low = Math.min(line, other);
    double high = Math.max(line, other);
    return new Spread(
        IntStream.range(0, BARS).mapToObj(i -> bar(i, counts[i], most, line)).toList(),
        Lines.score(line),
        100 * line,
        Lines.score(other),
        100 * other,
        words(marks, line, days),
        words(marks, other, days),
        other < line,
        marks.stream()
            .filter(mark -> mark.score() >= low && mark.score() < high)
            .sorted(Comparator.comparingDouble(Mark::score).reversed())
            .limit(MOST)
            .map(Spread::between)
            .toList());
  }

  /// Whether another line is tried out.
  public boolean isTried() {
    return !asked.equals(line);
  }

  /// Whether there is anything to see.
  public boolean isEmpty() {
    return bars.stream().allMatch(bar -> bar.height == 0);
  }

  private static int bar(double score) {
    return Math.clamp((int) (score * BARS), 0, BARS - 1);
  }

  private static Bar bar(int number, int count, int most, double line) {
    double from = (double) number / BARS;
    return new Bar(
        number * 100 / BARS,
        100.0 * count / most,
        from + 0.5 / BARS >= line,
        "%s to %s: %d".formatted(Lines.score(from), Lines.score(from + 1.0 / BARS), count));
  }

  /// For how many days there are scores.
  private static double days(List<Mark> marks, Instant now) {
    Instant first = marks.stream().map(Mark::fetched).min(Instant::compareTo).orElse(now);
    double days = Duration.between(first, now).toSeconds() / 86_400.0;
    return Math.clamp(days, 1, (double) Marks.LAST.toDays());
  }

  private static String words(List<Mark> marks, double line, double days) {
    long count = marks.stream().filter(mark -> mark.score() >= line).count();
    return String.format(
        Locale.ROOT, "%d %s, %.1f a day", count, count == 1 ? "article" : "articles", count / days);
  }

  private static Between between(Mark mark) {
    String title = Plain.line(mark.title());
    return new Between(
        Lines.score(mark.score()),
        title.isEmpty() ? "An article without a title" : title,
        Plain.line(mark.outlet()),
        Plain.link(mark.url()),
        Moment.of(mark.fetched()));
  }
}
