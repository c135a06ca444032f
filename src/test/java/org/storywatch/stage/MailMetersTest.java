package org.storywatch.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Subscribers;
import org.storywatch.ledger.Ledger;
import org.storywatch.mail.Samples;

class MailMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Alert alert = Samples.alert(Samples.opening());
  private final AtomicReference<Instant> clock = new AtomicReference<>(alert.due());
  private final MailMeters meters = new MailMeters(registry, clock::get);
  private final Ledger ledger = new Ledger(new Subscribers(List.of()), Manners.USUAL);

  @Test
  void theAgeOfTheOldestMessageGrowsAlsoWhileNobodyLooks() {
    meters.oldest(List.of(ledger), alert.due());
    assertThat(age()).isZero();
    ledger.add(alert);
    meters.oldest(List.of(ledger), alert.due());
    clock.set(alert.due().plusSeconds(600)); // as when a mail server keeps us waiting
    assertThat(age()).isEqualTo(600);
  }

  private double age() {
    return registry.get("mails.unsent.age").timeGauge().value(TimeUnit.SECONDS);
  }
}
