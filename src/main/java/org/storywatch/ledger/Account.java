package org.storywatch.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;

/// What waits for one subscriber: decides what of it goes next. What goes with that, a [Packing]
/// decides.
final class Account {
  private final String address;
  private final Manners manners;
  private final Map<String, Delivery> deliveries;
  private final Map<String, Alert> open = new LinkedHashMap<>();
  private final Standing standing = new Standing();

  /// Since or from when something may be sent, [Instant#MAX] for never; absent where it has to be
  /// looked for again.
  private Optional<Instant> earliest = Optional.empty();

  private Instant looked = Instant.MIN;

  /// @param deliveries what became of every alert, also of others' alerts
  Account(String address, Manners manners, Map<String, Delivery> deliveries) {
    this.address = address;
    this.manners = manners;
    this.deliveries = deliveries;
  }

  String address() {
    return address;
  }

  Standing standing() {
    return standing;
  }

  /// The open alert of this id.
  Optional<Alert> open(String id) {
    return Optional.ofNullable(open.get(id));
  }

  /// Takes in an alert that is not done.
  void open(Alert alert) {
    open.put(alert.id(), alert);
    earliest = Optional.empty();
  }

  /// Something else is known of an open alert.
  ///
  /// @param done whether nothing more is to be done for it
  /// @return whether anything is open still
  boolean changed(Alert alert, Optional<Delivery> old, Delivery now, boolean done) {
    standing.changed(alert, old, now);
    if (done) {
      open.remove(alert.id());
    }
    earliest = Optional.empty();
    return !open.isEmpty();
  }

  /// How many alerts wait.
  int waiting() {
    return open.size();
  }

  /// Since or from when something may be sent, unless the day is full; [Instant#MAX] for never.
  Instant earliest(Instant now) {
    if (now.isBefore(looked)) {
      earliest = Optional.empty(); // the clock was set back
    }
    looked = now;
    Instant known =
        earliest.orElseGet(() ->
            all()
                .filter(one -> !held(one))
                .map(one -> one.dueAt(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX));
    earliest = Optional.of(known);
    return known;
  }

  /// Since when the oldest waits that may be sent; empty when none does.
  Optional<Instant> oldest(Optional<Subscriber> who, Instant now) {
    Packing packing = packing(who, now);
    return packing.open().stream()
        .filter(one -> !one.alert().due().isAfter(now) && !held(one))
        .filter(one -> !packing.full(one))
        .map(one -> one.alert().due())
        .min(Comparator.naturalOrder());
  }

  /// Whether nothing is sent there any more, as it was refused too often.
  Optional<String> marked(Optional<Subscriber> who) {
    return manners.insists(address)
        ? Optional.empty()
        : standing.marked(who.map(Subscriber::at).orElse(Instant.EPOCH));
  }

  /// How many messages nobody knows the end of, and are not sent again.
  int held() {
    return (int) all().filter(this::held).count();
  }

  /// What is to be written of alerts that are not sent, or not again.
  List<Delivery> closed(Instant now, Optional<Subscriber> who) {
    List<Delivery> closed = new ArrayList<>();
    Optional<String> marked = marked(who);
    for (Alert alert : open.values()) {
      Waiting one = waiting(alert);
      Delivery known = one.last().orElseGet(() -> Tries.none(alert));
      Unwanted.why(alert, who, marked, now)
          .map(words -> Tries.dropped(known, now, words))
          .or(() ->
              held(one) && known.state() == Delivery.State.SENDING
                  ? Optional.of(Tries.held(known))
                  : Optional.empty())
          .ifPresent(closed::add);
    }
    return closed;
  }

  /// What may be sent now, if anything.
  ///
  /// @param who whose account it is; nobody where somebody is asked whether they want to be told
  Optional<Parcel> next(Instant now, Optional<Subscriber> who) {
    Packing packing = packing(who, now);
    return packing.open().stream()
        .filter(one -> !one.dueAt(now).isAfter(now) && !held(one))
        .filter(one -> !packing.full(one))
        .min(order(now))
        .map(packing::with);
  }

  private Packing packing(Optional<Subscriber> who, Instant now) {
    return new Packing(all().toList(), standing, who, now);
  }

  private Stream<Waiting> all() {
    return open.values().stream().map(this::waiting);
  }

  private Waiting waiting(Alert alert) {
    return new Waiting(alert, Optional.ofNullable(deliveries.get(alert.id())));
  }

  private boolean held(Waiting one) {
    return manners.unknown() == Manners.Unknown.HOLD && one.unknown();
  }

  private static Comparator<Waiting> order(Instant now) {
    return Comparator.<Waiting, Instant>comparing(one -> one.dueAt(now))
        .thenComparing(one -> one.alert().created())
        .thenComparing(one -> one.alert().id());
  }
}
