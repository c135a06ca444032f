package org.storywatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class TroublesTest {
  private static final Condition WELL = Condition.well("the last message was accepted");
  private static final Condition ILL = Condition.trying("451 later, please");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it runs over
  private final Troubles troubles = new Troubles(nanos::get);

  @Test
  void whatLastsIsSaidOnceAndThatItIsOver() {
    assertThat(at(0, Map.of("mail", WELL))).isEmpty();
    assertThat(at(10, Map.of("mail", ILL))).isEmpty();
    assertThat(at(39, Map.of("mail", ILL))).isEmpty();
    assertThat(at(40, Map.of("mail", Condition.trying("452 full"))))
        .containsExactly(new Troubles.Line(Level.WARN, "mail: 452 full"));
    assertThat(at(4_000, Map.of("mail", ILL))).isEmpty();
    assertThat(at(4_010, Map.of("mail", WELL)))
        .containsExactly(
            new Troubles.Line(
                Level.INFO, "mail is well again after 4000 s: the last message was accepted"));
    assertThat(at(4_011, Map.of("mail", WELL))).isEmpty();
  }

  @Test
  void whatIsOverSoonIsNotSaidAndTheNextTimeCountsAnew() {
    at(0, Map.of("mail", ILL));
    assertThat(at(29, Map.of("mail", WELL))).isEmpty();
    at(30, Map.of("mail", ILL));
    assertThat(at(59, Map.of("mail", ILL))).isEmpty();
    assertThat(at(60, Map.of("mail", ILL))).hasSize(1);
  }

  @Test
  void eachPartHasItsOwnTrouble() {
    at(0, Map.of("mail", ILL, "match", WELL));
    at(20, Map.of("mail", ILL, "match", ILL));
    assertThat(at(30, Map.of("mail", ILL, "match", ILL)))
        .containsExactly(new Troubles.Line(Level.WARN, "mail: 451 later, please"));
    assertThat(at(50, Map.of("mail", ILL, "match", ILL)))
        .containsExactly(new Troubles.Line(Level.WARN, "match: 451 later, please"));
  }

  @Test
  void aPartThatHasGivenUpIsLeftToWhoEndsTheProgram() {
    at(0, Map.of("match", Condition.dead("three errors in a row")));
    assertThat(at(60, Map.of("match", Condition.dead("three errors in a row")))).isEmpty();
  }

  private List<Troubles.Line> at(long second, Map<String, Condition> conditions) {
    nanos.set(Long.MAX_VALUE - 5 + Duration.ofSeconds(second).toNanos());
    return troubles.lines(conditions);
  }
}
