package org.storywatch.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.storywatch.mail.Plain;
import org.storywatch.profile.Sensitivity;
import org.storywatch.story.Development;
import org.storywatch.web.Moment;
import org.storywatch.web.Recent;
import org.storywatch.web.Watched;

/// The list of all profiles, by name.
public record Roll(List<Line> lines) {
  private static final Duration LATELY = Duration.ofDays(7);

  /// As many developments of a profile are remembered.
  private static final int REMEMBERED = 100;

  /// One profile.
  ///
  /// @param page where its page is, and `feed` its Atom feed, below the first page
  /// @param line from which score it tells, in words; empty where that is not known
  /// @param told how much it told in the last week
  /// @param last when it told last
  /// @param misses how many near misses of the last days are remembered
  public record Line(
      String name,
      String page,
      String feed,
      String line,
      String told,
      Optional<Moment> last,
      int misses) {}

  /// @param lines how much a profile may tell, by id
  public static Roll of(Recent recent, Function<String, Optional<Sensitivity>> lines, Instant now) {
    Map<String, ?> misses = recent.misses(now);
    return new Roll(
        Watched.sorted(recent.watched()).stream()
            .map(one ->
                line(
                    one,
                    recent.told(one.id()),
                    lines.apply(one.id()),
                    misses.get(one.id()) instanceof List<?> near ? near.size() : 0,
                    now))
            .toList());
  }

  private static Line line(
      Watched one,
      List<Development> known,
      Optional<Sensitivity> sensitivity,
      int misses,
      Instant now) {
    List<Development> told =
        known.stream().filter(development -> !development.first().backfill()).toList();
    return new Line(
        Plain.line(one.name()),
        one.page(),
        one.feed(),
        sensitivity.map(Lines::words).orElse(""),
        lately(told, now),
        told.stream().map(Development::told).max(Instant::compareTo).map(Moment::of),
        misses);
  }

  /// How many of these were told in the last week; one cannot say where all that is remembered was.
  static String lately(List<Development> told, Instant now) {
    long count = told.stream().filter(one -> one.told().isAfter(now.minus(LATELY))).count();
    return count >= REMEMBERED ? REMEMBERED + " or more" : Long.toString(count);
  }
}
