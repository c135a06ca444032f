package org.storywatch.alert;

import java.util.Set;
import java.util.stream.Collectors;

/// How those who are told are treated.
///
/// @param unknown what is done where nobody knows whether a message was taken
/// @param perMinute how many messages go to one recipient domain in a minute at most
/// @param insist the addresses to which messages go on although they were refused
/// @param flood how many developments of a profile of normal sensitivity there may be in a day
///   before they come as a digest; 0 for any number
/// @param silence whether it is said, once a week, that there was nothing to tell
public record Manners(
    Unknown unknown, int perMinute, Set<String> insist, int flood, boolean silence) {
  /// Where nobody said something else.
  public static final Manners USUAL = new Manners(Unknown.RESEND, 30, Set.of(), 12, true);

  /// What is done where the connection was lost after the whole message was sent.
  public enum Unknown {
    /// It is sent again, with the same Message-ID: perhaps twice.
    RESEND,
    /// It is never sent again by itself: perhaps not at all.
    HOLD
  }

  /// Copies the set.
  public Manners {
    insist = insist.stream().map(Subscriber::key).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether messages go on to an address that refused some.
  public boolean insists(String address) {
    return insist.contains(Subscriber.key(address));
  }
}
