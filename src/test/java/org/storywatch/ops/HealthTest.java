package org.storywatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Health health = new Health(meters);

  @Test
  void aPartThatCannotDoItsJobShowsAsZeroUntilItCan() {
    AtomicReference<Condition> mail = new AtomicReference<>(Condition.trying("starting"));
    health.add("mail", mail::get);
    assertThat(well("mail")).isZero();
    mail.set(Condition.well("connected"));
    assertThat(well("mail")).isEqualTo(1);
    mail.set(Condition.dead("gave up"));
    assertThat(well("mail")).isZero();
  }

  @Test
  void aPartThatIsToldOfAnewIsOneMeterStill() {
    health.add("kafka", () -> Condition.trying("starting"));
    health.add("kafka", () -> Condition.well("connected"));
    assertThat(well("kafka")).isEqualTo(1);
    assertThat(meters.getMeters()).hasSize(1);
  }

  private double well(String part) {
    return meters.get("health.well").tag("part", part).gauge().value();
  }
}
