package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Rhythm;
import org.storywatch.format.Wishes;

/// Decides when a feed is polled next. Pure.
///
/// A feed is polled in its own rhythm, between [#minInterval] and eight times that, but not sooner
/// than its publisher wishes: by `Cache-Control: max-age` and `Expires` (RFC 9111), `Retry-After`
/// (RFC 9110, section 10.2.3), or in the feed itself ([Wishes]). What fails is asked less and less
/// often, down to once a day, for ever; but not where nobody at all answers ([Reach]). A feed of
/// which a hub tells is polled once a day, as a check.
///
/// @param minInterval no feed is polled more often, whatever it says
public record PollSchedule(Duration minInterval) {
  /// The next poll of a feed that is not polled any more.
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final Duration DAY = Duration.ofDays(1);

  /// The clocks of two machines may differ so much.
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final int QUIET_TIMES = 8;
  private static final int HARMFUL = 3;
  private static final int SPREAD_PERCENT = 10;

  /// Refuses an interval that would poll without pause.
  public PollSchedule {
    if (minInterval.isNegative() || minInterval.isZero()) {
      throw new IllegalArgumentException("fetch.min-interval must be positive: " + minInterval);
    }
  }

  /// What the decision rests on.
  ///
  /// @param fetch what became of this poll
  /// @param failures how many polls in a row failed, this one included
  /// @param harmful how many answers in a row cost the parser its limits, this one included
  /// @param rhythm how often something new comes
  /// @param wishes what the feed says of itself
  /// @param gap entries were probably lost since the last poll
  /// @param told until when a hub tells of what is new, so that polls are a check only; in the past
  ///   when none does
  record Facts(
      Fetch fetch,
      int failures,
      int harmful,
      Rhythm rhythm,
      Wishes wishes,
      boolean gap,
      Instant told) {}

  /// The time of the first poll after a start: what our own settings refused may be allowed by the
  /// settings of this start; what a hub told while nobody heard it, the feed tells; and a poll in
  /// time to come was made by a clock that was set back since.
  ///
  /// @param told whether a hub tells of the feed
  Instant first(FeedState state, boolean told, Instant now) {
    boolean set = state.polled().isAfter(now.plus(AHEAD)) && !state.next().equals(NEVER);
    return told || set || state.outcome() == FeedState.Outcome.REFUSED ? now : state.next();
  }

  /// The time of the next poll.
  ///
  /// @param feed its id, from which a small delay is made, so that feeds do not stay in step
  /// @param polled when this one took place
  Instant next(String feed, Facts facts, Instant polled) {
    return switch (facts.fetch()) {
      case Fetch.Gone _ -> NEVER;
      case Fetch.Fetched fetched -> next(feed, polled, pace(facts, fetched.fresh(), polled), facts);
      case Fetch.NotModified same -> next(feed, polled, pace(facts, same.fresh(), polled), facts);
      case Fetch.Refused _ -> next(feed, polled, backOff(facts.failures()), facts);
      case Fetch.Limited limited ->
          next(feed, polled, longer(backOff(facts.failures()), wish(limited.retryAfter())), facts);
      case Fetch.Unanswered none ->
          next(feed, polled, none.ours() ? minInterval : failed(facts), facts);
      case Fetch.Failed _ -> next(feed, polled, failed(facts), facts);
    };
  }

  private Instant next(String feed, Instant polled, Duration wait, Facts facts) {
    return facts.wishes().allowed(polled.plus(wait).plus(spread(feed, wait)));
  }

  private Duration pace(Facts facts, Duration fresh, Instant polled) {
    Duration quiet = minInterval.multipliedBy(QUIET_TIMES);
    Duration rhythm = shorter(facts.rhythm().interval(), quiet);
    Duration check = shorter(Duration.between(polled, facts.told()), DAY);
    boolean told = facts.told().isAfter(polled);
    Duration own = facts.gap() ? minInterval : longer(minInterval, told ? check : rhythm);
    return longer(own, longer(wish(fresh), wish(facts.wishes().interval())));
  }

  // More than a day is a mistake, and would stop a feed for ever.
  private static Duration wish(Duration said) {
    return said.isNegative() ? Duration.ZERO : shorter(said, DAY);
  }

  private Duration failed(Facts facts) {
    return facts.harmful() >= HARMFUL ? DAY : backOff(facts.failures());
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
