package org.storywatch.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;

/// What is to be sent to whom, and what became of it: decides which alerts go out next, together,
/// and which do not any more.
///
/// It is filled from the alerts and deliveries as they were written, in any order, and more than
/// once. All alerts of a subscriber belong in one ledger.
public final class Ledger {
  private final Subscribers subscribers;
  private final Manners manners;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, Delivery> deliveries = new HashMap<>();

  /// Every alert that was ever here.
  private final Set<String> known = new HashSet<>();

  /// Whose each open alert is.
  private final Map<String, Account> owners = new HashMap<>();

  /// Those who have open alerts.
  private final Set<Account> busy = new LinkedHashSet<>();

  /// @param subscribers everybody, as they are at any time
  public Ledger(Subscribers subscribers, Manners manners) {
    this.subscribers = subscribers;
    this.manners = manners;
  }

  /// Takes in an alert; one that is known changes nothing.
  public void add(Alert alert) {
    if (!known.add(alert.id())) {
      return;
    }
    Account account =
        accounts.computeIfAbsent(
            Subscriber.key(alert.subscriber()),
            key -> new Account(alert.subscriber(), manners, deliveries));
    Delivery delivery = deliveries.get(alert.id());
    if (delivery != null) {
      account.standing().changed(alert, Optional.empty(), delivery);
    }
    if (delivery == null || !isDone(delivery)) {
      account.open(alert);
      owners.put(alert.id(), account);
      busy.add(account);
    }
  }

  /// Takes in what became of an alert; a later word replaces an earlier one.
  public void add(Delivery delivery) {
    Optional<Delivery> old = Optional.ofNullable(deliveries.put(delivery.alert(), delivery));
    Account account = owners.get(delivery.alert());
    if (account == null) {
      return;
    }
    boolean done = isDone(delivery);
    boolean more =
        account
            .open(delivery.alert())
            .map(alert -> account.changed(alert, old, delivery, done))
            .orElse(true);
    if (done) {
      owners.remove(delivery.alert());
    }
    if (!more) {
      busy.remove(account);
    }
  }

  /// All alerts, counted one by one.
  ///
  /// @param alerts that were ever here
  /// @param waiting those of which something is still to be done
  /// @param done those of which it is known what became of them
  public record Sum(int alerts, int waiting, int done) {
    /// Of no alerts.
    public static final Sum NONE = new Sum(0, 0, 0);

    /// Of both.
    public Sum plus(Sum other) {
      return new Sum(alerts + other.alerts, waiting + other.waiting, done + other.done);
    }
  }

  /// Counts all alerts anew.
  public Sum sum() {
    int done = 0;
    for (String alert : known) {
      Delivery delivery = deliveries.get(alert);
      done += delivery != null && isDone(delivery) ? 1 : 0;
    }
    int open = busy.stream().mapToInt(Account::waiting).sum();
    return new Sum(known.size(), open, done);
  }

  /// How many alerts wait to be sent.
  public int waiting() {
    return owners.size();
  }

  /// How many alerts are not sent again, since nobody knows whether they were taken.
  public int held() {
    return busy.stream().mapToInt(Account::held).sum();
  }

  /// How many addresses nothing is sent to any more, since they refused too often.
  public int marked() {
    return (int)
        accounts.values().stream()
            .filter(account -> account.marked(owner(account)).isPresent())
            .count();
  }

  /// Since when the oldest alert waits that may be sent, tried or not; empty when none does. What
  /// is held, or is kept for a period or a day that has not ended, does not wait.
  public Optional<Instant> oldest(Instant now) {
    return busy.stream()
        .flatMap(account -> account.oldest(owner(account), now).stream())
        .min(Comparator.naturalOrder());
  }

  /// How many tries there were for an alert.
  public int attempts(String alert) {
    Delivery delivery = deliveries.get(alert);
    return delivery == null ? 0 : delivery.attempts();
  }

  /// Whether a try is the last that began, and nobody wrote what became of it.
  public boolean isSending(Delivery tried) {
    Delivery delivery = deliveries.get(tried.alert());
    return delivery != null
        && delivery.state() == Delivery.State.SENDING
        && delivery.attempts() == tried.attempts();
  }

  /// Who else carried the development when the message with this alert was first tried; empty when
  /// none was tried yet.
  public Optional<List<String>> outlets(String alert) {
    return Optional.ofNullable(deliveries.get(alert)).map(Delivery::outlets);
  }

  /// When the last digest of a subscriber was sent, or tried; [Instant#EPOCH] for never.
  public Instant lastDigest(String subscriber) {
    Account account = accounts.get(Subscriber.key(subscriber));
    return account == null ? Instant.EPOCH : account.standing().digest();
  }

  /// What is to be written of alerts that are not sent, or not again: because of what their
  /// subscribers said since they arose, or because nobody knows how the last try ended.
  public List<Delivery> closed(Instant now) {
    return busy.stream().flatMap(account -> account.closed(now, owner(account)).stream()).toList();
  }

  /// The same for one subscriber.
  public List<Delivery> closed(String subscriber, Instant now) {
    Account account = accounts.get(Subscriber.key(subscriber));
    return account == null ? List.of() : account.closed(now, owner(account));
  }

  /// The next message, if it is still wanted: see [#closed].
  ///
  /// @param allowed whether an address may get one now
  /// @return empty when nothing may be sent now
  public Optional<Parcel> next(Instant now, Predicate<String> allowed) {
    Comparator<Account> order = Comparator.comparing(account -> account.earliest(now));
    Supplier<Stream<Account>> ready =
        () ->
            busy.stream()
                .filter(account -> !account.earliest(now).isAfter(now))
                .filter(account -> allowed.test(account.address()));
    return ready
        .get()
        .min(order) // mostly that is it, and nothing has to be sorted
        .flatMap(account -> account.next(now, owner(account)))
        .or(() ->
            ready
                .get()
                .sorted(order)
                .flatMap(account -> account.next(now, owner(account)).stream())
                .findFirst());
  }

  private Optional<Subscriber> owner(Account account) {
    return subscribers.of(account.address());
  }

  private static boolean isDone(Delivery delivery) {
    return switch (delivery.state()) {
      case ACCEPTED, REFUSED, DROPPED -> true;
      case SENDING, POSTPONED, UNKNOWN -> false;
    };
  }
}
