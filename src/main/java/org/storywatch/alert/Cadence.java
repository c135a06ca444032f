package org.storywatch.alert;

/// How often a subscriber wants to hear.
public enum Cadence {
  /// One mail for each development, as soon as it is found.
  IMMEDIATE,
  /// At most one mail an hour, for all that came in it.
  HOURLY,
  /// At most one mail a day.
  DAILY
}
