package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.ledger.Alerts.YOU;
import static org.storywatch.ledger.Alerts.accepted;
import static org.storywatch.ledger.Alerts.ended;
import static org.storywatch.ledger.Alerts.postponed;
import static org.storywatch.ledger.Alerts.refused;
import static org.storywatch.ledger.Alerts.subscribers;
import static org.storywatch.ledger.Alerts.told;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;

/// What it comes to that an address refuses, and when somebody got the last digest.
class StandingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");
  private final Subscribers subscribers = subscribers(20);
  private final Ledger ledger = new Ledger(subscribers, Manners.USUAL);

  @ParameterizedTest
  @CsvSource({
    // a: accepted, r: refused, p: put off; is nothing sent any more?
    "rrr,    true",
    "rr,     false",
    "rar,    false",
    "rrar,   false",
    "rrarrr, true",
    "rprpr,  true",
    "ppppp,  false",
    "aaarrr, true",
  })
  void anAddressThatRefusesThreeInARowGetsNothingMore(String history, boolean marked) {
    refuse(history);
    assertThat(ledger.marked()).isEqualTo(marked ? 1 : 0);
    Instant now = NOW.plus(Duration.ofHours(20));
    ledger.add(told("next", Cadence.IMMEDIATE, now));
    List<Delivery> closed =
        ledger.closed(now).stream().filter(word -> word.alert().equals("next")).toList();
    assertThat(closed.isEmpty()).isEqualTo(!marked);
    if (marked) {
      assertThat(closed.getFirst().words())
          .isEqualTo("refused 3 times in a row, at last: 550 no such user");
    }
  }

  @Test
  void aNewWordOfTheSubscriberEndsThat() {
    refuse("rrr");
    subscribers.add(Alerts.said(Subscriber.State.ACTIVE, Set.of(), NOW.plus(Duration.ofHours(9))));
    assertThat(ledger.marked()).isZero();
  }

  @Test
  void soDoesTheOperator() {
    Ledger insisting =
        new Ledger(
            subscribers,
            new Manners(Manners.Unknown.RESEND, 30, Set.of("You@Example.org"), 12, true));
    for (int i = 0; i < 3; i++) {
      Alert alert = told("r" + i, Cadence.IMMEDIATE, NOW.plusSeconds(i));
      insisting.add(alert);
      insisting.add(ended(alert, NOW.plusSeconds(i), refused()));
    }
    assertThat(insisting.marked()).isZero();
  }

  @Test
  void oneRefusedDigestIsOneRefusal() {
    for (int i = 0; i < 5; i++) {
      Alert alert = told("a" + i, Cadence.HOURLY, NOW);
      ledger.add(alert);
      ledger.add(ended(alert, NOW.plusSeconds(9), refused()));
    }
    assertThat(ledger.marked()).isZero();
  }

  @Test
  void aMessageThatCannotBeMadeIsNoRefusal() {
    for (int i = 0; i < 5; i++) {
      Alert alert = told("a" + i, Cadence.IMMEDIATE, NOW);
      ledger.add(alert);
      ledger.add(ended(alert, NOW.plusSeconds(i), new Carrier.Outcome.Impossible("no template")));
    }
    assertThat(ledger.waiting()).isZero();
    assertThat(ledger.marked()).isZero();
  }

  @Test
  void givingUpIsNoRefusal() {
    for (int i = 0; i < 5; i++) {
      Alert alert = told("a" + i, Cadence.IMMEDIATE, NOW);
      ledger.add(alert);
      Instant at = NOW.plus(Duration.ofHours(49 + i));
      ledger.add(Tries.ended(alert, 50, at, Message.of(alert), false, postponed()));
    }
    assertThat(ledger.waiting()).isZero();
    assertThat(ledger.marked()).isZero();
  }

  @Test
  void whenTheLastDigestWasIsKnownWhateverIsReadFirst() {
    Alert digest = told("a", Cadence.HOURLY, NOW);
    Alert single = told("b", Cadence.IMMEDIATE, NOW);
    ledger.add(digest);
    ledger.add(single);
    assertThat(ledger.lastDigest(YOU)).isEqualTo(Instant.EPOCH);
    ledger.add(ended(single, NOW.plusSeconds(900), accepted()));
    ledger.add(Tries.begun(digest, 1, NOW.plusSeconds(60), Message.of(digest)));
    assertThat(ledger.lastDigest(YOU)).isEqualTo(NOW.plusSeconds(60));
    Ledger rebuilt = new Ledger(subscribers, Manners.USUAL);
    rebuilt.add(ended(digest, NOW.plusSeconds(61), accepted()));
    rebuilt.add(digest);
    assertThat(rebuilt.lastDigest(YOU)).isEqualTo(NOW.plusSeconds(61));
  }

  private void refuse(String history) {
    IntStream.range(0, history.length())
        .forEach(i -> {
          Instant at = NOW.plusSeconds(60L * i);
          Alert alert = told("h" + i, Cadence.IMMEDIATE, at);
          ledger.add(alert);
          ledger.add(
              ended(
                  alert,
                  at,
                  switch (history.charAt(i)) {
                    case 'a' -> accepted();
                    case 'r' -> refused();
                    default -> postponed();
                  }));
        });
  }
}
