package org.storywatch.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Whether it is this machine that reaches nobody, rather than a feed that does not answer. Pure
/// but for its memory; safe for any threads.
///
/// Without a network every feed fails, and by the rule for those that fail would be asked once a
/// day in the end; it is nobody's fault but ours, and costs nobody anything to try again soon.
final class Reach {
  /// One that is silent alone may have ended.
  private static final int HOSTS = 2;

  private final Duration patience;
  private final Set<String> silent = new HashSet<>();
  private Instant answered;

  /// @param patience for so long nobody must have answered
  /// @param now when this began; counts as an answer
  Reach(Duration patience, Instant now) {
    this.patience = patience;
    this.answered = now;
  }

  /// Somebody answered, be it with an error.
  synchronized void answered(Instant at) {
    answered = at.isAfter(answered) ? at : answered;
    silent.clear();
  }

  /// A host did not answer.
  ///
  /// @return whether nobody does
  synchronized boolean missed(String host, Instant at) {
    silent.add(host);
    return lostSince(at).isPresent();
  }

  /// When somebody answered last, if that is too long ago and several were asked since.
  synchronized Optional<Instant> lostSince(Instant now) {
    return silent.size() >= HOSTS && !now.isBefore(answered.plus(patience))
        ? Optional.of(answered)
        : Optional.empty();
  }
}
