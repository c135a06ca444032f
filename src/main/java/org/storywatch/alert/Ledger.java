package org.storywatch.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be sent to whom, and what became of it: decides which alerts go out next, together.
///
/// It is filled from the alerts and deliveries as they were written, in any order.
public final class Ledger {
  private final Map<String, Alert> open = new LinkedHashMap<>();
  private final Map<String, Delivery> deliveries = new HashMap<>();
  private final Map<String, Instant> digests = new HashMap<>();

  /// Takes in an alert; one that is known, or done, changes nothing.
  public void add(Alert alert) {
    if (!done(alert.id())) {
      open.putIfAbsent(alert.id(), alert);
    }
    digested(alert);
  }

  /// Takes in what became of an alert; a later word replaces an earlier one.
  public void add(Delivery delivery) {
    deliveries.put(delivery.alert(), delivery);
    Alert alert = open.get(delivery.alert());
    if (alert != null) {
      digested(alert);
    }
    if (done(delivery.alert())) {
      open.remove(delivery.alert());
    }
  }

  /// How many alerts wait to be sent.
  public int waiting() {
    return open.size();
  }

  /// How many tries there were for an alert.
  public int attempts(String alert) {
    Delivery delivery = deliveries.get(alert);
    return delivery == null ? 0 : delivery.attempts();
  }

  /// What the message with this alert says beside it; empty when none was tried yet.
  public Optional<List<String>> notes(String alert) {
    return Optional.ofNullable(deliveries.get(alert)).map(Delivery::notes);
  }

  /// Who else carried the development when the message with this alert was first tried; empty when
  /// none was tried yet.
  public Optional<List<String>> outlets(String alert) {
    return Optional.ofNullable(deliveries.get(alert)).map(Delivery::outlets);
  }

  /// When the last digest of a subscriber was sent, or tried; [Instant#EPOCH] for never.
  public Instant lastDigest(String subscriber) {
    return digests.getOrDefault(subscriber, Instant.EPOCH);
  }

  private void digested(Alert alert) {
    Delivery delivery = deliveries.get(alert.id());
    if (delivery != null && alert.cadence() != Cadence.IMMEDIATE) {
      digests.merge(
          alert.subscriber(), delivery.at(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /// Whether a try was begun of which nobody knows how it ended.
  public boolean unknown(String alert) {
    Delivery delivery = deliveries.get(alert);
    return delivery != null
        && (delivery.state() == Delivery.State.SENDING
            || delivery.state() == Delivery.State.UNKNOWN);
  }

  /// The alerts that make up the next message: one, or all that a subscriber's period gathered.
  ///
  /// @return empty when nothing is due
  public Optional<List<Alert>> due(Instant now) {
    Optional<Alert> first =
        open.values().stream()
            .filter(alert -> !dueAt(alert).isAfter(now))
            .min(Comparator.comparing(this::dueAt));
    return first.map(
        alert -> alert.cadence() == Cadence.IMMEDIATE ? List.of(alert) : with(alert, now));
  }

  private List<Alert> with(Alert first, Instant now) {
    List<Alert> together = new ArrayList<>();
    for (Alert alert : open.values()) {
      if (alert.subscriber().equals(first.subscriber())
          && alert.cadence() == first.cadence()
          && tried(alert).equals(tried(first)) // a message tried before goes out as it was
          && !dueAt(alert).isAfter(now)) {
        together.add(alert);
      }
    }
    together.sort(Comparator.comparing(Alert::created).thenComparing(Alert::id));
    return List.copyOf(together);
  }

  private Instant tried(Alert alert) {
    Delivery delivery = deliveries.get(alert.id());
    return delivery == null ? Instant.EPOCH : delivery.at();
  }

  private Instant dueAt(Alert alert) {
    Delivery delivery = deliveries.get(alert.id());
    return delivery != null && delivery.next().isAfter(alert.due()) ? delivery.next() : alert.due();
  }

  private boolean done(String alert) {
    Delivery delivery = deliveries.get(alert);
    return delivery != null
        && switch (delivery.state()) {
          case ACCEPTED, REFUSED -> true;
          case SENDING, POSTPONED, UNKNOWN -> false;
        };
  }
}
