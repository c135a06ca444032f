package org.storywatch.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is remembered of a profile's silence: one record of a compacted topic.
///
/// @param schema the version of this record's form
/// @param profile the profile's id
/// @param since when it was here first
/// @param told until when it was said that there was nothing to tell, [Instant#EPOCH] for never
public record Quiet(int schema, String profile, Instant since, Instant told) {
  /// The form that this program writes.
  public static final int SCHEMA = 1;

  private static final Duration WEEK = Duration.ofDays(7);

  /// A quiet time.
  public record Span(Instant from, Instant to) {}

  /// A profile that was not here before.
  public static Quiet fresh(String profile, Instant now) {
    return new Quiet(SCHEMA, profile, now, Instant.EPOCH);
  }

  /// The weeks that passed with nothing told and were not spoken of yet; where it is more than one,
  /// all of them in one.
  ///
  /// @param development when something was told last
  /// @param began when the first article was ever compared
  public Optional<Span> over(Instant development, Instant began, Instant now) {
    Instant from = later(later(since, told), later(development, began));
    long weeks = Duration.between(from, now).dividedBy(WEEK);
    return weeks < 1
        ? Optional.empty()
        : Optional.of(new Span(from, from.plus(WEEK.multipliedBy(weeks))));
  }

  /// It was said.
  public Quiet spoken(Span span) {
    return new Quiet(SCHEMA, profile, since, span.to());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
