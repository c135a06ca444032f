package org.storywatch.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;

/// How it went with one subscriber so far: how many messages they got on which day, how many were
/// refused in a row, and when the last digest was.
///
/// What asks whether an address is somebody's counts for none of these.
final class Standing {
  /// After so many in a row nothing is sent any more.
  private static final int REFUSALS = 3;

  /// An alert that waits for the end of a day is not older than that, as a rule.
  private static final Duration KEPT = Duration.ofDays(8);

  /// How many alerts each message had, by the time of it: those of one message have the same.
  private final NavigableMap<Instant, Integer> messages = new TreeMap<>();

  /// What was said, by the time of the message.
  private final NavigableMap<Instant, String> refusals = new TreeMap<>();

  private Instant accepted = Instant.EPOCH;
  private Instant digest = Instant.EPOCH;

  /// What is known of an alert changes.
  ///
  /// @param old what was known before
  void changed(Alert alert, Optional<Delivery> old, Delivery now) {
    if (alert.cadence() != Cadence.IMMEDIATE && now.state() != Delivery.State.DROPPED) {
      digest = later(digest, now.at());
    }
    if (alert.about() instanceof About.Confirm) {
      return;
    }
    old.filter(Tries::taken).ifPresent(before -> forget(before.at()));
    if (Tries.taken(now)) {
      messages.merge(now.at(), 1, Integer::sum);
      messages.headMap(messages.lastKey().minus(KEPT)).clear();
    }
    if (now.state() == Delivery.State.ACCEPTED) {
      accepted = later(accepted, now.at());
      refusals.headMap(accepted, true).clear();
    } else if (Tries.refused(now) && now.at().isAfter(accepted)) {
      refusals.put(now.at(), now.words());
    }
  }

  /// When the last digest was tried.
  Instant digest() {
    return digest;
  }

  /// How many messages somebody got, or may have got, on a day of theirs. They are counted one by
  /// one.
  int messages(LocalDate day, ZoneId zone) {
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    return messages.subMap(from, true, to, false).size();
  }

  /// How many alerts were in the message of that time.
  int alerts(Instant at) {
    return messages.getOrDefault(at, 0);
  }

  /// Why nothing is sent any more, where that is so.
  ///
  /// @param since what was refused before does not count
  Optional<String> marked(Instant since) {
    NavigableMap<Instant, String> counted = refusals.tailMap(since, false);
    return counted.size() < REFUSALS
        ? Optional.empty()
        : Optional.of(
            "refused %d times in a row, at last: %s"
                .formatted(counted.size(), counted.lastEntry().getValue()));
  }

  private void forget(Instant at) {
    messages.computeIfPresent(at, (_, alerts) -> alerts == 1 ? null : alerts - 1);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
