package org.storywatch.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Subscriber;

/// Decides which alerts go to one subscriber as one message, and whether the day has room for it.
final class Packing {
  /// What should have gone at once and did not for so long goes together.
  private static final Duration LONG = Duration.ofHours(1);

  /// As many go one by one nevertheless.
  private static final int FEW = 3;

  private final List<Waiting> open;
  private final Standing standing;
  private final Optional<Subscriber> who;
  private final Instant now;

  /// How many messages there were on the days that were asked for: all that waits asks for the
  /// same.
  private final Map<LocalDate, Integer> days = new HashMap<>();

  /// @param open all that waits
  /// @param standing how many messages there were
  /// @param who whom they go to; nobody where somebody is asked whether they want to be told
  Packing(List<Waiting> open, Standing standing, Optional<Subscriber> who, Instant now) {
    this.open = open;
    this.standing = standing;
    this.who = who;
    this.now = now;
  }

  /// All that waits.
  List<Waiting> open() {
    return open;
  }

  /// What goes with this one.
  Parcel with(Waiting first) {
    if (first.settled()) {
      return parcel(first, whole(first), Parcel.Why.USUAL, notes(first));
    }
    Predicate<Waiting> loose =
        one -> !one.settled() && !one.question() && !one.alert().due().isAfter(now);
    if (loose.test(first) && who.isPresent()) {
      Predicate<Waiting> capped = loose.and(one -> capped(one.alert(), who.get()));
      if (capped.test(first)) {
        return parcel(first, these(capped), Parcel.Why.CAPPED, Optional.empty());
      }
      Cadence cadence = first.alert().cadence();
      if (cadence != Cadence.IMMEDIATE) {
        Predicate<Waiting> period = loose.and(one -> one.alert().cadence() == cadence);
        return parcel(first, these(period), Parcel.Why.USUAL, Optional.empty());
      }
      Instant early = now.minus(LONG);
      Predicate<Waiting> late =
          loose.and(one ->
              one.alert().cadence() == Cadence.IMMEDIATE && !one.alert().due().isAfter(early));
      if (late.test(first) && these(late).size() > FEW) {
        return parcel(first, these(late), Parcel.Why.LATE, Optional.empty());
      }
    }
    return parcel(first, List.of(first.alert()), Parcel.Why.USUAL, notes(first));
  }

  /// Whether there were as many messages today as the subscriber wants.
  boolean full(Waiting one) {
    if (who.isEmpty() || one.question()) {
      return false;
    }
    LocalDate today = day(now, who.get());
    boolean itself =
        one.last()
            .map(Delivery::at)
            .filter(at -> one.unknown() && standing.alerts(at) == whole(one).size())
            .filter(at -> day(at, who.get()).equals(today))
            .isPresent();
    return messages(today, who.get()) - (itself ? 1 : 0) >= who.get().most();
  }

  /// Whether there were as many on the day when it was due.
  private boolean capped(Alert alert, Subscriber to) {
    LocalDate day = day(alert.due(), to);
    return day.isBefore(day(now, to)) && messages(day, to) >= to.most();
  }

  private int messages(LocalDate day, Subscriber to) {
    return days.computeIfAbsent(day, one -> standing.messages(one, to.zone()));
  }

  private static LocalDate day(Instant at, Subscriber to) {
    return LocalDate.ofInstant(at, to.zone());
  }

  private Parcel parcel(
      Waiting first, List<Alert> all, Parcel.Why why, Optional<List<String>> said) {
    return new Parcel(all, first.dueAt(now), why, said, first.unknown());
  }

  private static Optional<List<String>> notes(Waiting one) {
    return one.last().map(Delivery::notes);
  }

  /// What is left of the message in which it was tried.
  private List<Alert> whole(Waiting tried) {
    return tried.single() ? List.of(tried.alert()) : these(one -> one.triedWith(tried));
  }

  private List<Alert> these(Predicate<Waiting> which) {
    return open.stream()
        .filter(which)
        .map(Waiting::alert)
        .sorted(Comparator.comparing(Alert::created).thenComparing(Alert::id))
        .toList();
  }
}
