package org.storywatch.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;

/// What waits for one subscriber: decides what of it goes next, and together.
final class Account {
  /// What should have gone at once and did not for so long goes together.
  private static final Duration LONG = Duration.ofHours(1);

  /// As many go one by one nevertheless.
  private static final int FEW = 3;

  /// The clocks of two machines may differ so much.
  private static final Duration AHEAD = Duration.ofMinutes(5);

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
            open.values().stream()
                .filter(alert -> !held(alert))
                .map(alert -> dueAt(alert, now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX));
    earliest = Optional.of(known);
    return known;
  }

  /// Since when the oldest waits that may be sent; empty when none does.
  Optional<Instant> oldest(Optional<Subscriber> who, Instant now) {
    return open.values().stream()
        .filter(alert -> !alert.due().isAfter(now) && !held(alert))
        .filter(alert -> !full(alert, who, now))
        .map(Alert::due)
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
    return (int) open.values().stream().filter(this::held).count();
  }

  /// What is to be written of alerts that are not sent, or not again.
  List<Delivery> closed(Instant now, Optional<Subscriber> who) {
    List<Delivery> closed = new ArrayList<>();
    Optional<String> marked = marked(who);
    for (Alert alert : open.values()) {
      Optional<Delivery> old = delivery(alert);
      Delivery known = old.orElseGet(() -> Tries.none(alert));
      Unwanted.why(alert, who, marked, now)
          .map(words -> Tries.dropped(known, now, words))
          .or(() ->
              held(alert) && known.state() == Delivery.State.SENDING
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
    return open.values().stream()
        .filter(alert -> !dueAt(alert, now).isAfter(now) && !held(alert))
        .filter(alert -> !full(alert, who, now))
        .min(order(now))
        .map(first -> send(first, who, now));
  }

  private Parcel send(Alert first, Optional<Subscriber> who, Instant now) {
    Optional<Delivery> old = delivery(first);
    if (old.isPresent() && settled(first)) {
      Delivery before = old.get();
      return step(first, now, whole(first, before), Parcel.Why.USUAL, Optional.of(before.notes()));
    }
    Predicate<Alert> loose =
        alert -> !settled(alert) && !isQuestion(alert) && !alert.due().isAfter(now);
    if (loose.test(first) && who.isPresent()) {
      Predicate<Alert> capped = loose.and(alert -> capped(alert, who.get(), now));
      if (capped.test(first)) {
        return step(first, now, these(capped), Parcel.Why.CAPPED, Optional.empty());
      }
      if (first.cadence() != Cadence.IMMEDIATE) {
        Predicate<Alert> period = loose.and(alert -> alert.cadence() == first.cadence());
        return step(first, now, these(period), Parcel.Why.USUAL, Optional.empty());
      }
      Instant early = now.minus(LONG);
      Predicate<Alert> late =
          loose.and(alert -> alert.cadence() == Cadence.IMMEDIATE && !alert.due().isAfter(early));
      if (late.test(first) && these(late).size() > FEW) {
        return step(first, now, these(late), Parcel.Why.LATE, Optional.empty());
      }
    }
    return step(first, now, List.of(first), Parcel.Why.USUAL, old.map(Delivery::notes));
  }

  private Parcel step(
      Alert first, Instant now, List<Alert> all, Parcel.Why why, Optional<List<String>> said) {
    return new Parcel(all, dueAt(first, now), why, said, unknown(first));
  }

  private List<Alert> these(Predicate<Alert> which) {
    return open.values().stream()
        .filter(which)
        .sorted(Comparator.comparing(Alert::created).thenComparing(Alert::id))
        .toList();
  }

  /// What is left of the message in which an alert was tried.
  private List<Alert> whole(Alert alert, Delivery as) {
    return isSingle(alert, as)
        ? List.of(alert)
        : these(one ->
            delivery(one)
                .filter(old -> old.at().equals(as.at()) && old.notes().equals(as.notes()))
                .filter(old -> !isSingle(one, old))
                .isPresent());
  }

  /// Whether it was tried in a message that goes out as it was: since somebody may have it, or
  /// since it was a digest. A single one that surely nobody has may still become part of a digest.
  private boolean settled(Alert alert) {
    return delivery(alert).filter(old -> unknown(alert) || !isSingle(alert, old)).isPresent();
  }

  private static boolean isSingle(Alert alert, Delivery tried) {
    return alert.cadence() == Cadence.IMMEDIATE && tried.notes().isEmpty();
  }

  private static boolean isQuestion(Alert alert) {
    return alert.about() instanceof About.Confirm;
  }

  /// Whether there were as many messages today as the subscriber wants.
  private boolean full(Alert alert, Optional<Subscriber> who, Instant now) {
    if (who.isEmpty() || isQuestion(alert)) {
      return false;
    }
    Optional<Instant> itself =
        delivery(alert)
            .filter(old -> unknown(alert) && standing.alerts(old.at()) == whole(alert, old).size())
            .map(Delivery::at);
    LocalDate today = LocalDate.ofInstant(now, who.get().zone());
    return standing.messages(today, who.get().zone(), itself) >= who.get().most();
  }

  /// Whether there were as many on the day when it was due.
  private boolean capped(Alert alert, Subscriber who, Instant now) {
    LocalDate day = LocalDate.ofInstant(alert.due(), who.zone());
    return day.isBefore(LocalDate.ofInstant(now, who.zone()))
        && standing.messages(day, who.zone(), Optional.empty()) >= who.most();
  }

  private boolean held(Alert alert) {
    return manners.unknown() == Manners.Unknown.HOLD && unknown(alert);
  }

  private boolean unknown(Alert alert) {
    return delivery(alert)
        .filter(
            old -> old.state() == Delivery.State.SENDING || old.state() == Delivery.State.UNKNOWN)
        .isPresent();
  }

  private Optional<Delivery> delivery(Alert alert) {
    return Optional.ofNullable(deliveries.get(alert.id()));
  }

  private Comparator<Alert> order(Instant now) {
    return Comparator.<Alert, Instant>comparing(alert -> dueAt(alert, now))
        .thenComparing(Alert::created)
        .thenComparing(Alert::id);
  }

  /// What arose or was tried in time to come, by a clock that was set back since, is due now.
  private static boolean isToCome(Instant at, Instant now) {
    return at.isAfter(now.plus(AHEAD));
  }

  private Instant dueAt(Alert alert, Instant now) {
    boolean atOnce = alert.cadence() == Cadence.IMMEDIATE && isToCome(alert.created(), now);
    Instant due = atOnce ? now : alert.due();
    return delivery(alert)
        .filter(tried -> !isToCome(tried.at(), now))
        .map(Delivery::next)
        .filter(next -> next.isAfter(due))
        .orElse(due);
  }
}
