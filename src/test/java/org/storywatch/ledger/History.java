package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.ledger.Alerts.configured;
import static org.storywatch.ledger.Alerts.question;
import static org.storywatch.ledger.Alerts.said;
import static org.storywatch.ledger.Alerts.told;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;

/// One random history of alerts, servers, crashes and second thoughts, and what must hold of each;
/// the same for the same seed.
final class History {
  private static final List<Cadence> CADENCES = List.of(Cadence.values());
  private static final Instant BEGIN = Instant.parse("2026-03-27T18:00:00Z");

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York");
  private final int seed;
  private final Random random;
  private final boolean hold;
  private final Manners manners;
  private final List<Subscriber> base = new ArrayList<>();
  private final List<Subscriber> words = new ArrayList<>();
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  final Map<String, Delivery> written = new HashMap<>();
  private final Mailboxes mailboxes = new Mailboxes();
  private Subscribers subscribers;
  private Ledger ledger;
  private Instant now = BEGIN;
  int capped;
  int late;

  History(int seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.hold = random.nextBoolean();
    this.manners =
        new Manners(hold ? Manners.Unknown.HOLD : Manners.Unknown.RESEND, 30, Set.of(), 12, true);
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      base.add(
          configured(
              "p" + i + "@example.org",
              CADENCES.get(random.nextInt(3)),
              ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
              1 + random.nextInt(5)));
    }
    restart();
  }

  void run() {
    int events = 10 + random.nextInt(60);
    for (int i = 0; i < events; i++) {
      now = now.plus(Duration.ofSeconds(1 + random.nextInt(random.nextInt(5) == 0 ? 20_000 : 900)));
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> arise(i);
        case 4 -> restart();
        case 5 -> change();
        default -> send(false);
      }
    }
    for (int i = 0; i < 400 && (i < 20 || !idle()); i++) { // the server is well again at last
      now = now.plus(Duration.ofHours(1));
      while (send(true)) {
        now = now.plusSeconds(1);
      }
      ledger.closed(now).forEach(this::write);
    }
  }

  private boolean idle() {
    return ledger.waiting() == ledger.held();
  }

  private void restart() {
    subscribers = new Subscribers(base);
    words.forEach(subscribers::add);
    ledger = new Ledger(subscribers, manners);
    List<Object> all = new ArrayList<>(alerts.values());
    all.addAll(written.values());
    Collections.shuffle(all, random);
    for (Object record : all) {
      if (record instanceof Alert alert) {
        ledger.add(alert);
      } else {
        ledger.add((Delivery) record);
      }
    }
  }

  private void arise(int number) {
    for (int i = random.nextInt(random.nextInt(4) == 0 ? 9 : 3); i >= 0; i--) {
      Subscriber one = base.get(random.nextInt(base.size()));
      Subscriber as = subscribers.of(one.address()).orElseThrow();
      String id = "a" + number + "-" + i;
      Alert alert =
          random.nextInt(12) == 0
              ? question(id, "new" + number + "@example.org", now)
              : told(id, as.address(), "libya", as.cadence(), now);
      alerts.put(id, alert);
      ledger.add(alert);
    }
  }

  private void change() {
    Subscriber one = base.get(random.nextInt(base.size()));
    Subscriber.State state =
        random.nextInt(4) > 0
            ? Subscriber.State.ACTIVE
            : random.nextBoolean() ? Subscriber.State.PAUSED : Subscriber.State.LEFT;
    Set<String> muted =
        alerts.isEmpty() || random.nextBoolean()
            ? Set.of()
            : Set.of(List.copyOf(alerts.keySet()).get(random.nextInt(alerts.size())));
    Subscriber word = said(one, CADENCES.get(random.nextInt(3)), state, muted, now);
    words.add(word);
    subscribers.add(word);
  }

  /// One round of the loop; the process may die in any place of it.
  private boolean send(boolean well) {
    if (random.nextBoolean()) {
      ledger.closed(now).forEach(this::write);
    }
    Optional<Parcel> next = ledger.next(now, any -> well || random.nextInt(10) > 0);
    if (next.isEmpty()) {
      return false;
    }
    Parcel parcel = next.get();
    List<Delivery> closed = ledger.closed(parcel.subscriber(), now);
    if (!closed.isEmpty()) {
      closed.forEach(this::write);
      return true;
    }
    capped += parcel.why() == Parcel.Why.CAPPED ? 1 : 0;
    late += parcel.why() == Parcel.Why.LATE ? 1 : 0;
    Message message = new Message(parcel.alerts(), parcel.said().orElse(parcel.notes()), Map.of());
    for (Alert alert : parcel.alerts()) {
      assertThat(alert.subscriber()).isEqualTo(parcel.subscriber());
      write(Tries.begun(alert, ledger.attempts(alert.id()) + 1, now, message));
    }
    if (!well && random.nextInt(15) == 0) {
      restart(); // it died before it called the server
      return true;
    }
    Carrier.Outcome outcome = serve(message, well);
    if (!well && random.nextInt(15) == 0) {
      restart(); // it died before it wrote down what the server said
      return true;
    }
    now = now.plusMillis(1 + random.nextInt(2000));
    for (Alert alert : parcel.alerts()) {
      int attempts = ledger.attempts(alert.id());
      write(Tries.ended(alert, attempts, now, message, parcel.unknown(), outcome));
    }
    return true;
  }

  private Carrier.Outcome serve(Message message, boolean well) {
    int luck = well ? 0 : random.nextInt(10);
    if (luck < 5) {
      accept(message);
      return Alerts.accepted();
    }
    if (luck < 7) {
      return Alerts.postponed();
    }
    if (luck < 8) {
      return Alerts.refused();
    }
    if (random.nextBoolean()) {
      accept(message);
    }
    return Alerts.unknown();
  }

  private void accept(Message message) {
    Alert first = message.alerts().getFirst();
    if (mailboxes.take(message) && !(first.about() instanceof About.Confirm)) {
      Subscriber to = subscribers.of(first.subscriber()).orElseThrow();
      LocalDate day = LocalDate.ofInstant(now, to.zone());
      assertThat(mailboxes.ofDay(to.address(), day))
          .as("seed %d, %s on %s", seed, to.address(), day)
          .isLessThanOrEqualTo(to.most());
    }
  }

  private void write(Delivery delivery) {
    Delivery before = written.put(delivery.alert(), delivery);
    assertThat(before == null || !isEnd(before))
        .as("seed %d: %s after %s", seed, delivery, before)
        .isTrue();
    ledger.add(delivery);
  }

  void check() {
    for (Alert alert : alerts.values()) {
      assertThat(written).as("seed %d", seed).containsKey(alert.id());
      Delivery end = Objects.requireNonNull(written.get(alert.id()));
      if (hold) {
        assertThat(mailboxes.times(alert)).as("seed %d: %s", seed, end).isLessThanOrEqualTo(1);
        assertThat(isEnd(end) || end.state() == Delivery.State.UNKNOWN)
            .as("seed %d: %s", seed, end)
            .isTrue();
      } else {
        assertThat(isEnd(end)).as("seed %d: %s", seed, end).isTrue();
      }
      if (end.state() == Delivery.State.ACCEPTED) {
        assertThat(mailboxes.times(alert)).as("seed %d: %s", seed, end).isPositive();
      }
    }
    restart();
    assertThat(ledger.next(now.plus(Duration.ofDays(60)), any -> true))
        .as("seed %d", seed)
        .isEmpty();
  }

  private static boolean isEnd(Delivery delivery) {
    return switch (delivery.state()) {
      case ACCEPTED, REFUSED, DROPPED -> true;
      case SENDING, POSTPONED, UNKNOWN -> false;
    };
  }
}
