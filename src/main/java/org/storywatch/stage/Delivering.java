package org.storywatch.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Ledger;
import org.storywatch.alert.Message;
import org.storywatch.alert.Notes;
import org.storywatch.alert.Tries;
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
/// When the process dies between the two, nobody knows whether the message went out; it is then
/// sent again with the same Message-ID, since a repeat that mailboxes can recognise is better than
/// a loss.
public final class Delivering implements Stage {
  /// Until then every process has heard of a feed's trouble.
  private static final Duration HEARD = Duration.ofMinutes(1);

  /// How far back a first digest looks.
  private static final Duration FIRST_LOOK = Duration.ofDays(1);

  private final Carrier carrier;
  private final Notes notes;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Timer latency;
  private final Map<Integer, Ledger> ledgers = new HashMap<>();

  /// What became of tries and is not written yet; it outlives trouble with the broker.
  private final List<Word> ended = new ArrayList<>();

  private Optional<Try> begun = Optional.empty();

  /// There was a message to be sent, and there may be another.
  private boolean more;

  private volatile Condition condition = Condition.well("nothing was to be sent yet");

  /// What is to be written of an alert.
  private record Word(int partition, Delivery delivery) {
    Out out() {
      return Out.beside(partition, Topic.DELIVERIES, delivery.alert(), delivery);
    }
  }

  /// One message on its way.
  private record Try(int partition, Message message) {}

  /// @param carrier takes the alerts out of the program
  /// @param notes what digests say beside them
  public Delivering(Carrier carrier, Notes notes, InstantSource clock, MeterRegistry meters) {
    this.carrier = carrier;
    this.notes = notes;
    this.clock = clock;
    this.meters = meters;
    this.latency =
        Timer.builder("alert.latency")
            .description("Time from one step of an article to the next")
            .tag("stage", "match_send")
            .publishPercentileHistogram()
            .register(meters);
  }

  /// How the last try went.
  public Condition condition() {
    return condition;
  }

  @Override
  public void assigned(int partition, Past before) {
    Ledger ledger = new Ledger();
    before.beside(
        Topic.DELIVERIES, record -> Records.read(record, Delivery.class).ifPresent(ledger::add));
    before.processed(record -> Records.read(record, Alert.class).ifPresent(ledger::add));
    ended.stream()
        .filter(word -> word.partition() == partition)
        .forEach(word -> ledger.add(word.delivery()));
    ledgers.put(partition, ledger);
  }

  @Override
  public void revoked(int partition) {
    ledgers.remove(partition);
  }

  @Override
  public List<Out> process(In record) throws Unreadable {
    ledger(record.partition()).add(record.as(Alert.class));
    return List.of();
  }

  @Override
  public List<Out> tick(Instant now) {
    List<Out> out = new ArrayList<>();
    ended.forEach(word -> out.add(word.out()));
    begun = next(now);
    more = begun.isPresent();
    begun.ifPresent(tried -> {
      for (Alert alert : tried.message().alerts()) {
        Ledger ledger = ledger(tried.partition());
        int attempts = ledger.attempts(alert.id()) + 1;
        Delivery delivery = Tries.begun(alert, attempts, now, tried.message());
        ledger.add(delivery);
        out.add(new Word(tried.partition(), delivery).out());
      }
    });
    return out;
  }

  @Override
  public List<Out> committed() {
    ended.clear();
    begun.ifPresent(this::carry);
    begun = Optional.empty();
    return ended.stream().map(Word::out).toList();
  }

  @Override
  public boolean urgent() {
    return more;
  }

  private Optional<Try> next(Instant now) {
    for (Map.Entry<Integer, Ledger> entry : ledgers.entrySet()) {
      Optional<List<Alert>> due = entry.getValue().due(now);
      if (due.isPresent()) {
        Message message = new Message(due.get(), notes(entry.getValue(), due.get(), now), Map.of());
        return Optional.of(new Try(entry.getKey(), message));
      }
    }
    return Optional.empty();
  }

  // Once tried, a message goes out as it was.
  private List<String> notes(Ledger ledger, List<Alert> due, Instant now) {
    Alert first = due.getFirst();
    if (first.cadence() == Cadence.IMMEDIATE) {
      return List.of();
    }
    Instant last = ledger.lastDigest(first.subscriber());
    Instant from = last.equals(Instant.EPOCH) ? now.minus(FIRST_LOOK) : last;
    return ledger
        .notes(first.id())
        .orElseGet(() -> notes.since(from.minus(HEARD), now.minus(HEARD)));
  }

  private void carry(Try tried) {
    Carrier.Outcome outcome = carrier.carry(tried.message());
    Instant now = clock.instant();
    for (Alert alert : tried.message().alerts()) {
      Ledger ledger = ledger(tried.partition());
      int attempts = ledger.attempts(alert.id());
      Delivery delivery = Tries.ended(alert, attempts, now, tried.message(), outcome);
      ledger.add(delivery);
      ended.add(new Word(tried.partition(), delivery));
      Duration late = Duration.between(alert.created(), now);
      latency.record(late.isNegative() ? Duration.ZERO : late); // another machine's clock
    }
    meters.counter("mails", "outcome", name(outcome)).increment();
    condition =
        outcome instanceof Carrier.Outcome.Accepted
            ? Condition.well("the last message was accepted")
            : Condition.trying("the last message was not accepted: " + outcome.words());
  }

  private Ledger ledger(int partition) {
    return ledgers.computeIfAbsent(partition, number -> new Ledger());
  }

  private static String name(Carrier.Outcome outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
