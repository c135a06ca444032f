package org.storywatch.feed;

import java.time.Duration;
import java.time.Instant;

/// Decides when a feed is polled next. Pure.
///
/// @param minInterval no feed is polled more often, whatever it says
public record PollSchedule(Duration minInterval) {
  private static final Duration DAY = Duration.ofDays(1);

  /// More is a setting of the publisher's cache and not a wish: news would be late.
  private static final Duration LONGEST_FRESH = Duration.ofHours(1);

  private static final int SPREAD_PERCENT = 10;

  /// Refuses an interval that would poll without pause.
  public PollSchedule {
    if (minInterval.isNegative() || minInterval.isZero()) {
      throw new IllegalArgumentException("fetch.min-interval must be positive: " + minInterval);
    }
  }

  /// The time of the next poll.
  ///
  /// @param feed its id, from which a small delay is made, so that feeds do not stay in step
  /// @param failures how many polls in a row failed, this one included
  /// @param polled when this one took place
  Instant next(String feed, Fetch fetch, int failures, Instant polled) {
    Duration wait =
        switch (fetch) {
          case Fetch.Fetched fetched ->
              longer(minInterval, shorter(fetched.fresh(), LONGEST_FRESH));
          case Fetch.NotModified same -> longer(minInterval, shorter(same.fresh(), LONGEST_FRESH));
          case Fetch.Gone _ -> longer(minInterval, DAY);
          case Fetch.Refused _ -> backOff(failures);
          case Fetch.Failed failed -> longer(backOff(failures), shorter(failed.retryAfter(), DAY));
        };
    return polled.plus(wait).plus(spread(feed, wait));
  }

  private Duration backOff(int failures) {
    Duration wait = minInterval;
    for (int i = 1; i < failures && wait.compareTo(DAY) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return longer(minInterval, shorter(wait, DAY));
  }

  private static Duration spread(String feed, Duration wait) {
    int share = Math.floorMod(feed.hashCode() * 0x9E3779B9, 1000);
    return wait.multipliedBy((long) share * SPREAD_PERCENT).dividedBy(100_000);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
