package org.storywatch.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;

/// An alert of which something is still to be done, and how it stands with it.
///
/// @param last what is known of its last try; empty where there was none
record Waiting(Alert alert, Optional<Delivery> last) {
  /// The clocks of two machines may differ so much.
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /// Whether it asks somebody whether they want to be told.
  boolean question() {
    return alert.about() instanceof About.Confirm;
  }

  /// Whether somebody may have it, though nobody knows.
  boolean unknown() {
    return last.filter(
            old -> old.state() == Delivery.State.SENDING || old.state() == Delivery.State.UNKNOWN)
        .isPresent();
  }

  /// Whether it was tried in a message that goes out as it was: since somebody may have it, or
  /// since it was a digest. A single one that surely nobody has may still become part of a digest.
  boolean settled() {
    return last.isPresent() && (unknown() || !single());
  }

  /// Whether it was tried, and alone.
  boolean single() {
    return alert.cadence() == Cadence.IMMEDIATE
        && last.filter(old -> old.notes().isEmpty()).isPresent();
  }

  /// Whether both were tried in one message.
  boolean triedWith(Waiting other) {
    return !single()
        && last.isPresent()
        && last.map(Delivery::at).equals(other.last.map(Delivery::at))
        && last.map(Delivery::notes).equals(other.last.map(Delivery::notes));
  }

  /// Since or from when it may be sent. What arose or was tried in time to come, by a clock that
  /// was set back since, is due now.
  Instant dueAt(Instant now) {
    boolean atOnce = alert.cadence() == Cadence.IMMEDIATE && isToCome(alert.created(), now);
    Instant due = atOnce ? now : alert.due();
    return last.filter(tried -> !isToCome(tried.at(), now))
        .map(Delivery::next)
        .filter(next -> next.isAfter(due))
        .orElse(due);
  }

  private static boolean isToCome(Instant at, Instant now) {
    return at.isAfter(now.plus(AHEAD));
  }
}
