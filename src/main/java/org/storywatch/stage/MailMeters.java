package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.ledger.Ledger;
import org.storywatch.ledger.Parcel;
import org.storywatch.ops.Condition;

/// Counts what became of messages, and says how it goes.
final class MailMeters {
  /// Every alert of the last months is looked at.
  private static final Duration SUM = Duration.ofSeconds(30);

  private final MeterRegistry meters;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger marked = new AtomicInteger();
  private volatile Condition last = Condition.well("nothing was to be sent yet");
  private final Counter tries;
  private final Candidates candidates;
  private final InstantSource clock;
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile Ledger.Sum sum = Ledger.Sum.NONE;
  private long summed;
  private boolean changed = true;

  MailMeters(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
    this.tries =
        Counter.builder("mails.tries")
            .description("Messages that were begun to be handed over")
            .register(meters);
    book("ledger.alerts", Ledger.Sum::alerts);
    book("ledger.waiting", Ledger.Sum::waiting);
    book("ledger.done", Ledger.Sum::done);
    stand("alerts.waiting", "Alerts that wait to be sent, digests included", waiting);
    stand("mails.held", "Alerts that may have been taken, and are not sent again", held);
    stand("addresses.refused", "Addresses that refused too often to be written to", marked);
    TimeGauge.builder("mails.unsent.age", this::unsent, TimeUnit.MILLISECONDS)
        .description("How long the oldest message that may be sent waits; 0 when none does")
        .strongReference(true)
        .register(meters);
    for (String outcome :
        List.of("accepted", "postponed", "refused", "impossible", "unknown", "dropped")) {
      count(outcome, 0);
    }
    this.candidates = new Candidates(meters, "capped", "muted");
  }

  /// A message is handed over now.
  void tried() {
    tries.increment();
  }

  /// A message begins.
  void begun(Parcel parcel) {
    if (parcel.why() == Parcel.Why.CAPPED) {
      candidates.count("capped", parcel.alerts().size());
    }
  }

  /// A message ended.
  void ended(Carrier.Outcome outcome) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    count(name, 1);
    last =
        outcome instanceof Carrier.Outcome.Accepted
            ? Condition.well("the last message was accepted")
            : Condition.trying("the last message was not accepted: " + outcome.words());
    changed = true;
  }

  /// An alert is not sent, or not again.
  void closed(Delivery delivery) {
    if (delivery.state() == Delivery.State.DROPPED) {
      count("dropped", 1);
      if (delivery.words().startsWith("muted")) {
        candidates.count("muted", 1);
      }
    }
    changed = true;
  }

  /// Other alerts are ours now.
  void moved() {
    changed = true;
  }

  /// Looks how much waits.
  void stand(Collection<Ledger> ledgers) {
    if (summed == 0 || System.nanoTime() - summed > SUM.toNanos()) {
      sum = ledgers.stream().map(Ledger::sum).reduce(Ledger.Sum.NONE, Ledger.Sum::plus);
      summed = System.nanoTime();
    }
    waiting.set(ledgers.stream().mapToInt(Ledger::waiting).sum());
    if (changed) {
      held.set(ledgers.stream().mapToInt(Ledger::held).sum());
      marked.set(ledgers.stream().mapToInt(Ledger::marked).sum());
      changed = false;
    }
  }

  /// Looks since when the oldest message waits that may be sent.
  void oldest(Collection<Ledger> ledgers, Instant now) {
    oldest =
        ledgers.stream()
            .flatMap(ledger -> ledger.oldest(now).stream())
            .min(Comparator.naturalOrder());
  }

  /// Grows also while a mail server keeps this program waiting.
  private long unsent() {
    return oldest
        .map(since -> Math.max(0, Duration.between(since, clock.instant()).toMillis()))
        .orElse(0L);
  }

  private void count(String outcome, int number) {
    Counter.builder("mails")
        .description("Messages, by what became of them")
        .tag("outcome", outcome)
        .register(meters)
        .increment(number);
  }

  private void stand(String name, String description, AtomicInteger number) {
    Gauge.builder(name, number, AtomicInteger::get).description(description).register(meters);
  }

  private void book(String name, ToDoubleFunction<Ledger.Sum> number) {
    Gauge.builder(name, () -> number.applyAsDouble(sum))
        .description("Every alert of this process waits or is done; counted anew twice a minute")
        .strongReference(true)
        .register(meters);
  }

  /// How the last message went, and what is not sent.
  Condition condition() {
    StringBuilder words = new StringBuilder(last.words());
    if (marked.get() > 0) {
      words.append(
          "; nothing is sent to %d addresses that refused too often".formatted(marked.get()));
    }
    if (held.get() > 0) {
      words.append(
          "; %d alerts are held, since nobody knows whether they were taken".formatted(held.get()));
    }
    return new Condition(last.level(), words.toString());
  }
}
