package org.storywatch.feed;

import java.time.Instant;

/// How a feed is, in one word.
public enum FeedHealth {
  /// It was never polled.
  UNREAD,
  /// It answers, and something new comes as usual.
  HEALTHY,
  /// It answers, but nothing new came for much longer than usual.
  LATE,
  /// It does not answer, or with nothing that can be read.
  FAILING,
  /// Its publisher ended it; it is not polled any more.
  GONE,
  /// What it sends is made to harm, or broken beyond measure; it is polled once a day.
  QUARANTINED;

  /// So many harmful answers in a row are no accident.
  private static final int HARMFUL = 3;

  /// How a feed is now.
  public static FeedHealth of(FeedState state, Instant now) {
    if (state.harmful() >= HARMFUL) {
      return QUARANTINED;
    }
    return switch (state.outcome()) {
      case UNREAD -> UNREAD;
      case FETCHED, NOT_MODIFIED -> state.rhythm().late(now) ? LATE : HEALTHY;
      case REFUSED, FAILED, LIMITED -> FAILING;
      case GONE -> GONE;
    };
  }

  /// Whether it gives what it can.
  public boolean well() {
    return this == HEALTHY;
  }
}
