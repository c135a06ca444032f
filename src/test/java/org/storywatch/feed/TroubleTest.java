package org.storywatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:00:00Z");
  private static final String WORDS = "is in trouble (500)";

  private final Trouble begun = Trouble.NONE.after(WORDS, NOON);

  @Test
  void aFeedThatWasAlwaysWellIsNotSpokenOf() {
    assertThat(Trouble.NONE.after("", NOON)).isEqualTo(Trouble.NONE);
    assertThat(Trouble.NONE.told("Courier", NOON.minusSeconds(9_000), NOON)).isEmpty();
  }

  @Test
  void troubleIsToldOfOnceAfterAnHour() {
    assertThat(told(begun, hours(-1), NOON.plusSeconds(3_599))).isEmpty();
    assertThat(told(begun, NOON, hours(1)))
        .isEqualTo("Courier is in trouble (500), since 14 Jan, 12:00 UTC");
    assertThat(told(begun, hours(1), hours(2))).isEmpty();
  }

  @Test
  void moreOfItIsTheSameTroubleWithItsLastWords() {
    Trouble more = begun.after("is not there (404)", hours(3));
    assertThat(more.since()).isEqualTo(NOON);
    assertThat(told(more, NOON, hours(4)))
        .isEqualTo("Courier is not there (404), since 14 Jan, 12:00 UTC");
  }

  @Test
  void recoveryIsToldOfOnceToWhoHeardOfTheTrouble() {
    Trouble over = begun.after("", hours(5));
    assertThat(told(over, hours(2), hours(6)))
        .isEqualTo("Courier reads well again, since 14 Jan, 17:00 UTC");
    assertThat(told(over, hours(6), hours(7))).isEmpty();
    assertThat(over.after("", hours(8))).isEqualTo(over);
  }

  @Test
  void whatBeganAndEndedMeanwhileIsOneLine() {
    Trouble over = begun.after("", hours(5));
    assertThat(told(over, hours(-20), hours(6)))
        .isEqualTo(
            "Courier reads well again; from 14 Jan, 12:00 UTC until 14 Jan, 17:00 UTC: it"
                + " is in trouble (500)");
  }

  @Test
  void whatWasOverWithinTheHourIsNotSpokenOf() {
    Trouble over = begun.after("", NOON.plusSeconds(1_800));
    assertThat(told(over, hours(-1), hours(1))).isEmpty();
    assertThat(told(over, hours(1), hours(2))).isEmpty();
  }

  private static Instant hours(int after) {
    return NOON.plus(Duration.ofHours(after));
  }

  private static String told(Trouble trouble, Instant last, Instant now) {
    return trouble.told("Courier", last, now).orElse("");
  }
}
