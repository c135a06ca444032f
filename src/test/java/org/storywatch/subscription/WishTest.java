package org.storywatch.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storywatch.alert.Cadence;

class WishTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00.123Z");

  @Test
  void aWishIsReadAsItWasWritten() {
    Wish wish =
        new Wish(
            Set.of("libya", "a profile, with | marks", "قرن"),
            Cadence.HOURLY,
            23,
            ZoneId.of("America/Argentina/Ushuaia"));
    assertThat(Wish.read(wish.compact(NOON))).contains(new Wish.Said(NOON, wish));
  }

  @Test
  void theSameWishHasTheSameWords() {
    Wish one = new Wish(Set.of("a", "b", "c"), Cadence.DAILY, 7, ZoneId.of("UTC"));
    Wish same = new Wish(Set.of("c", "b", "a"), Cadence.DAILY, 7, ZoneId.of("UTC"));
    Wish other = new Wish(Set.of("a", "b"), Cadence.DAILY, 7, ZoneId.of("UTC"));
    assertThat(one.words()).isEqualTo(same.words()).isNotEqualTo(other.words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "k\ndaily\n7\nUTC",
        "!\ndaily\n7\nUTC\na",
        "k\nweekly\n7\nUTC\na",
        "k\ndaily\n24\nUTC\na",
        "k\ndaily\nseven\nUTC\na",
        "k\ndaily\n7\nMars/Olympus\na"
      })
  void whatAnotherReleaseWroteIsNoWish(String compact) {
    assertThat(Wish.read(compact)).isEmpty();
  }
}
