package org.storywatch.stage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Notes;
import org.storywatch.ledger.Ledger;
import org.storywatch.ledger.Parcel;
import org.storywatch.ledger.Throttle;
import org.storywatch.ledger.Tries;
import org.storywatch.ops.Condition;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Past;
import org.storywatch.stream.Stage;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreadable;

/// Hands alerts to a [Carrier], one message at a time: that a try begins is written before it, what
/// became of it after it.
///
/// When the process dies between the two, nobody knows whether the message went out. It is then
/// sent again with the same Message-ID, since a repeat that mailboxes can recognise is better than
/// a loss, unless [Manners] say that it is held.
public final class Delivering implements Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

  /// Somebody who left is noticed so soon at the latest, though nothing is due to them.
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Carrier carrier;
  private final Asides asides;
  private final Subscriptions subscriptions;
  private final Carried carried;
  private final Manners manners;
  private final InstantSource clock;
  private final Throttle throttle;
  private final MailMeters meters;
  private final Latency latency;
  private final Map<Integer, Ledger> ledgers = new HashMap<>();

  private final Unwritten unwritten = new Unwritten();
  private Optional<Try> begun = Optional.empty();

  /// There was a message to be sent, and there may be another.
  private boolean more;

  private boolean recalled;

  private Instant sweep = Instant.EPOCH;

  /// One message that is due.
  private record Due(int partition, Ledger ledger, Parcel parcel) {}

  /// One message on its way.
  private record Try(Due due, Message message) {}

  /// @param carrier takes the alerts out of the program
  /// @param notes what digests say beside them
  /// @param subscriptions who is told, asked again before each message
  /// @param carried who else carries a development
  public Delivering(
      Carrier carrier,
      Notes notes,
      Subscriptions subscriptions,
      Carried carried,
      Manners manners,
      InstantSource clock,
      MeterRegistry registry) {
    this.carrier = carrier;
    this.asides = new Asides(notes);
    this.subscriptions = subscriptions;
    this.carried = carried;
    this.manners = manners;
    this.clock = clock;
    this.throttle = new Throttle(manners.perMinute());
    this.meters = new MailMeters(registry, clock);
    this.latency = new Latency("match_send", registry);
  }

  /// How the last try went, and what is not sent.
  public Condition condition() {
    return meters.condition();
  }

  @Override
  public void assigned(int partition, Past before) {
    if (!recalled) { // several partitions come at once
      subscriptions.recall(before);
      recalled = true;
    }
    Ledger ledger = fresh();
    before.beside(
        Topic.DELIVERIES, record -> Records.read(record, Delivery.class).ifPresent(ledger::add));
    before.processed(record -> Records.read(record, Alert.class).ifPresent(ledger::add));
    unwritten.complete(partition, ledger);
    ledgers.put(partition, ledger);
    sweep = Instant.EPOCH;
    meters.moved();
  }

  @Override
  public void revoked(int partition) {
    ledgers.remove(partition);
    meters.moved();
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    ledger(record.partition()).add(record.as(Alert.class));
    return List.of();
  }

  @Override
  public Map<Integer, List<Out>> tick(Instant loopTime) {
    Instant now = clock.instant();
    recalled = false;
    Map<Integer, List<Out>> out = new HashMap<>();
    ledgers.keySet().forEach(partition -> own(out, partition).addAll(unwritten.of(partition)));
    if (!now.isBefore(sweep) || now.isBefore(sweep.minus(SWEEP))) { // or the clock was set back
      ledgers.forEach(
          (partition, ledger) -> close(partition, ledger, ledger.closed(now), own(out, partition)));
      meters.oldest(ledgers.values(), now);
      sweep = now.plus(SWEEP);
    }
    Optional<Due> due = due(now);
    more = due.isPresent();
    begun = due.flatMap(one -> begin(one, now, own(out, one.partition())));
    meters.stand(ledgers.values());
    return out;
  }

  @Override
  public List<Out> committed(int partition) {
    unwritten.written(partition);
    Optional<Try> ready = begun.filter(one -> one.due().partition() == partition);
    if (ready.isPresent()) {
      begun = Optional.empty();
      carry(ready.get());
    }
    return unwritten.of(partition);
  }

  @Override
  public void hurry() {
    carrier.hurry();
  }

  @Override
  public boolean urgent() {
    return more;
  }

  private static List<Out> own(Map<Integer, List<Out>> out, int partition) {
    return out.computeIfAbsent(partition, _ -> new ArrayList<>());
  }

  private Optional<Due> due(Instant now) {
    return ledgers.entrySet().stream()
        .flatMap(entry ->
            entry
                .getValue()
                .next(now, address -> throttle.allows(address, now))
                .map(parcel -> new Due(entry.getKey(), entry.getValue(), parcel))
                .stream())
        .min(Comparator.comparing(due -> due.parcel().due()));
  }

  private void close(int partition, Ledger ledger, List<Delivery> all, List<Out> out) {
    for (Delivery closed : all) {
      ledger.add(closed);
      out.add(Unwritten.out(partition, closed));
      meters.closed(closed);
    }
  }

  /// Nothing begins where the subscriber does not want all of it any more; what is left is looked
  /// at again.
  private Optional<Try> begin(Due due, Instant now, List<Out> out) {
    Parcel parcel = due.parcel();
    List<Delivery> closed = due.ledger().closed(parcel.subscriber(), now);
    if (!closed.isEmpty()) {
      close(due.partition(), due.ledger(), closed, out);
      return Optional.empty();
    }
    Map<String, List<String>> outlets = new HashMap<>();
    for (Alert alert : parcel.alerts()) {
      outlets.put(alert.id(), due.ledger().outlets(alert.id()).orElseGet(() -> carried.by(alert)));
    }
    Instant digest = due.ledger().lastDigest(parcel.subscriber());
    Message message = new Message(parcel.alerts(), asides.of(parcel, digest, now), outlets);
    for (Alert alert : parcel.alerts()) {
      int attempts = due.ledger().attempts(alert.id()) + 1;
      Delivery delivery = Tries.begun(alert, attempts, now, message);
      due.ledger().add(delivery);
      out.add(Unwritten.out(due.partition(), delivery));
    }
    throttle.begun(parcel.subscriber(), now);
    meters.begun(parcel);
    return Optional.of(new Try(due, message));
  }

  private void carry(Try tried) {
    meters.tried();
    Carrier.Outcome outcome = outcome(tried.message());
    Instant now = clock.instant();
    Due due = tried.due();
    for (Alert alert : due.parcel().alerts()) {
      int attempts = due.ledger().attempts(alert.id());
      Delivery delivery =
          Tries.ended(alert, attempts, now, tried.message(), due.parcel().unknown(), outcome);
      due.ledger().add(delivery);
      unwritten.add(due.partition(), delivery);
      String article = alert.development().map(it -> it.first().id()).orElse(alert.id());
      latency.record(Duration.between(alert.created(), now), article, alert.id());
    }
    meters.ended(outcome);
  }

  private Carrier.Outcome outcome(Message message) {
    try {
      return carrier.carry(message);
    } catch (RuntimeException e) {
      // Without this nobody else would get anything either, for ever.
      LOG.error("an error of this program while a message was sent", e);
      return new Carrier.Outcome.Unknown("an error of this program: " + e);
    }
  }

  private Ledger ledger(int partition) {
    return ledgers.computeIfAbsent(partition, number -> fresh());
  }

  private Ledger fresh() {
    return new Ledger(subscriptions.subscribers(), manners);
  }
}
