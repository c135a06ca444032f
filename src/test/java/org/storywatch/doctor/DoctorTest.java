package org.storywatch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.storywatch.ops.Condition;
import org.storywatch.ops.Condition.Level;

class DoctorTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final List<String> said = new ArrayList<>();

  @Test
  void whatHangsAndWhatThrowsKeepsNothingElseFromBeingTried() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    Level worst =
        run(
            new Check(
                "kafka",
                Duration.ofMillis(300),
                say -> {
                  say.accept(Condition.well("one broker"));
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    cut.countDown();
                  }
                }),
            new Check(
                "mail",
                LONG,
                say -> {
                  throw new IllegalStateException("what");
                }),
            well("feeds"));
    assertThat(said)
        .containsExactly(
            "kafka WELL one broker",
            "kafka DEAD not all was tried within 0 s: something does not answer",
            "mail DEAD could not be tried: java.lang.IllegalStateException: what",
            "feeds WELL fine");
    assertThat(worst).isEqualTo(Level.DEAD);
    cut.await(); // it was called off
  }

  @Test
  void allAreTriedAtOnceAndToldOfInOrder() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    Level worst =
        run(
            new Check(
                "first",
                LONG,
                say -> {
                  second.await();
                  say.accept(Condition.trying("slow"));
                }),
            new Check(
                "second",
                LONG,
                say -> {
                  say.accept(Condition.well("quick"));
                  second.countDown();
                }));
    assertThat(said).containsExactly("first TRYING slow", "second WELL quick");
    assertThat(worst).isEqualTo(Level.TRYING);
  }

  @Test
  void whatIsWellIsWell() throws Exception {
    assertThat(run(well("a"), well("b"))).isEqualTo(Level.WELL);
  }

  private static Check well(String part) {
    return new Check(part, LONG, say -> say.accept(Condition.well("fine")));
  }

  private Level run(Check... checks) throws InterruptedException {
    return new Doctor(List.of(checks))
        .run((check, found) -> said.add(check.part() + " " + found.level() + " " + found.words()));
  }
}
