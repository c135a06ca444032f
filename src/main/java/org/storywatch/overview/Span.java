package org.storywatch.overview;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How far back one looks, and in which steps.
public enum Span {
  /// A quarter of a day.
  HOURS("6 hours", Duration.ofMinutes(5), 72),
  /// A week.
  DAYS("7 days", Duration.ofHours(1), 168),
  /// A quarter of a year.
  WEEKS("12 weeks", Duration.ofDays(1), 84);

  private final String words;
  private final Duration step;
  private final int steps;

  Span(String words, Duration step, int steps) {
    this.words = words;
    this.step = step;
    this.steps = steps;
  }

  /// The span that is named by an address of ours.
  ///
  /// @param name such as `days`; anything else is the shortest span
  public static Span named(Optional<String> name) {
    return Arrays.stream(values())
        .filter(span -> name.filter(span.key()::equals).isPresent())
        .findFirst()
        .orElse(HOURS);
  }

  /// What it is called in addresses.
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// What it is called by people.
  public String words() {
    return words;
  }

  /// How long a step is.
  Duration step() {
    return step;
  }

  /// How many there are.
  int steps() {
    return steps;
  }
}
