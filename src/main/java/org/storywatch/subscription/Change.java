package org.storywatch.subscription;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;

/// The ways in which a subscription changes.
public final class Change {
  private Change() {}

  static Subscriber at(Subscriber one, Instant at) {
    return new Subscriber(
        Subscriber.SCHEMA,
        one.address(),
        one.profiles(),
        one.cadence(),
        one.hour(),
        one.zone(),
        one.most(),
        one.state(),
        one.muted(),
        at);
  }

  /// They are told, or not any more.
  public static Subscriber state(Subscriber one, State state) {
    return of(one, Wish.of(one), one.most(), state, one.muted());
  }

  /// What they want to be told, and how often.
  ///
  /// @param most how many mails a day at most
  public static Subscriber wish(Subscriber one, Wish wish, int most) {
    return of(one, wish, most, one.state(), one.muted());
  }

  /// They want to hear nothing more of a strand.
  public static Subscriber mute(Subscriber one, String strand) {
    Set<String> muted = new HashSet<>(one.muted());
    muted.add(strand);
    return of(one, Wish.of(one), one.most(), one.state(), muted);
  }

  /// They want to hear of it again.
  public static Subscriber unmute(Subscriber one, String strand) {
    Set<String> muted = new HashSet<>(one.muted());
    muted.remove(strand);
    return of(one, Wish.of(one), one.most(), one.state(), muted);
  }

  private static Subscriber of(
      Subscriber one, Wish wish, int most, State state, Set<String> muted) {
    return new Subscriber(
        Subscriber.SCHEMA,
        one.address(),
        wish.profiles(),
        wish.cadence(),
        wish.hour(),
        wish.zone(),
        most,
        state,
        muted,
        one.at());
  }
}
