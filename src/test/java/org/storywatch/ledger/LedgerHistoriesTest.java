package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.storywatch.alert.Delivery;

/// Ten thousand random histories, against what must always hold.
@Execution(ExecutionMode.CONCURRENT)
class LedgerHistoriesTest {
  private static final int HISTORIES = 10_000;

  @Test
  void everyAlertEndsAndNoneIsAcceptedTwiceAndNoDayHasMoreThanSomebodyWants() {
    Map<Delivery.State, Integer> ends = new HashMap<>();
    int capped = 0;
    int late = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = new History(seed);
      history.run();
      history.check();
      history.written.values().forEach(word -> ends.merge(word.state(), 1, Integer::sum));
      capped += history.capped;
      late += history.late;
    }
    System.out.printf(
        "ledger: %,d histories; %s; %,d messages at the end of a full day, %,d of what was late%n",
        HISTORIES, ends, capped, late);
    assertThat(ends)
        .containsOnlyKeys(
            Delivery.State.ACCEPTED,
            Delivery.State.REFUSED,
            Delivery.State.DROPPED,
            Delivery.State.UNKNOWN);
    assertThat(capped).isPositive();
    assertThat(late).isPositive();
  }
}
