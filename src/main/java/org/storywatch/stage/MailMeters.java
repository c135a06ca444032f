package org.storywatch.stage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
  private volatile Ledger.Sum sum = Ledger.Sum.NONE;
  private long summed;
  private boolean changed = true;

  MailMeters(MeterRegistry meters) {
    this.meters = meters;
    this.tries =
        Counter.builder("mails.tries")
            .description("Messages that were begun to be handed over")
            .register(meters);
    book("ledger.alerts", Ledger.Sum::alerts);
    book("ledger.waiting", Ledger.Sum::waiting);
    book("ledger.done", Ledger.Sum::done);
    meters.gauge("alerts.waiting", waiting);
    meters.gauge("mails.held", held);
    meters.gauge("addresses.refused", marked);
    for (String outcome :
        List.of("accepted", "postponed", "refused", "impossible", "unknown", "dropped")) {
      meters.counter("mails", "outcome", outcome).increment(0);
    }
    meters.counter("candidates", "decision", "capped").increment(0);
    meters.counter("candidates", "decision", "muted").increment(0);
  }

  /// A message is handed over now.
  void tried() {
    tries.increment();
  }

  /// A message begins.
  void begun(Parcel parcel) {
    if (parcel.why() == Parcel.Why.CAPPED) {
      meters.counter("candidates", "decision", "capped").increment(parcel.alerts().size());
    }
  }

  /// A message ended.
  void ended(Carrier.Outcome outcome) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    meters.counter("mails", "outcome", name).increment();
    last =
        outcome instanceof Carrier.Outcome.Accepted
            ? Condition.well("the last message was accepted")
            : Condition.trying("the last message was not accepted: " + outcome.words());
    changed = true;
  }

  /// An alert is not sent, or not again.
  void closed(Delivery delivery) {
    if (delivery.state() == Delivery.State.DROPPED) {
      meters.counter("mails", "outcome", "dropped").increment();
      if (delivery.words().startsWith("muted")) {
        meters.counter("candidates", "decision", "muted").increment();
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
