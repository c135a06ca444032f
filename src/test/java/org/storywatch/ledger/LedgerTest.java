package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.ledger.Alerts.YOU;
import static org.storywatch.ledger.Alerts.accepted;
import static org.storywatch.ledger.Alerts.due;
import static org.storywatch.ledger.Alerts.ended;
import static org.storywatch.ledger.Alerts.postponed;
import static org.storywatch.ledger.Alerts.subscribers;
import static org.storywatch.ledger.Alerts.told;
import static org.storywatch.ledger.Alerts.unknown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");
  private static final Manners HOLD = new Manners(Manners.Unknown.HOLD, 30, Set.of(), 12, true);
  private final Subscribers subscribers = subscribers(20);
  private final Ledger ledger = new Ledger(subscribers, Manners.USUAL);

  @Test
  void immediateAlertsGoOutOneByOneAndOldestFirst() {
    Alert second = told("b", Cadence.IMMEDIATE, NOW.minusSeconds(1));
    Alert first = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(2));
    ledger.add(second);
    ledger.add(first);
    assertThat(due(ledger, NOW)).containsExactly("a");
    ledger.add(ended(first, NOW, accepted()));
    assertThat(due(ledger, NOW)).containsExactly("b");
  }

  @Test
  void theOldestThatMayBeSentIsKnownHoweverOftenItWasTried() {
    assertThat(ledger.oldest(NOW)).isEmpty();
    Alert immediate = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(600));
    Alert digest = told("b", Cadence.HOURLY, NOW.minusSeconds(900));
    ledger.add(digest);
    assertThat(ledger.oldest(NOW)).isEmpty(); // its hour has not ended
    ledger.add(immediate);
    ledger.add(ended(immediate, NOW.minusSeconds(300), postponed()));
    assertThat(ledger.oldest(NOW)).contains(immediate.due());
    ledger.add(ended(immediate, NOW, accepted()));
    assertThat(ledger.oldest(NOW)).isEmpty();
    assertThat(ledger.oldest(digest.due())).contains(digest.due());
  }

  @Test
  void whatIsHeldOrCameWhenTheDayWasFullDoesNotWait() {
    Ledger holding = new Ledger(subscribers, HOLD);
    Alert lost = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(600));
    holding.add(lost);
    holding.add(ended(lost, NOW.minusSeconds(500), unknown()));
    assertThat(holding.oldest(NOW)).isEmpty();

    Ledger once = new Ledger(subscribers(1), Manners.USUAL);
    Alert first = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(600));
    once.add(first);
    once.add(ended(first, NOW.minusSeconds(500), accepted()));
    once.add(told("b", Cadence.IMMEDIATE, NOW.minusSeconds(400)));
    assertThat(once.oldest(NOW)).isEmpty();
    assertThat(once.oldest(NOW.plus(Duration.ofDays(1)))).isPresent();
  }

  @Test
  void whatWasAcceptedIsNeverDueAgainWhateverIsReadFirst() {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    ledger.add(ended(alert, NOW, accepted()));
    ledger.add(alert);
    ledger.add(alert);
    assertThat(due(ledger, NOW.plus(Duration.ofDays(400)))).isEmpty();
    assertThat(ledger.waiting()).isZero();
  }

  @Test
  void aTryOfWhichNobodyKnowsTheEndIsDueAgain() {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    ledger.add(alert);
    ledger.add(Tries.begun(alert, 1, NOW, Message.of(alert)));
    assertThat(ledger.next(NOW, any -> true))
        .hasValueSatisfying(parcel -> {
          assertThat(parcel.alerts()).containsExactly(alert);
          assertThat(parcel.unknown()).isTrue();
        });
  }

  @Test
  void whereUnknownIsHeldSuchATryIsWrittenDownAndNeverMadeAgain() {
    Ledger holding = new Ledger(subscribers, HOLD);
    Alert crashed = told("a", Cadence.IMMEDIATE, NOW);
    Alert lost = told("b", Cadence.IMMEDIATE, NOW);
    holding.add(crashed);
    holding.add(lost);
    holding.add(Tries.begun(crashed, 1, NOW, Message.of(crashed)));
    holding.add(ended(lost, NOW, unknown()));
    assertThat(holding.closed(NOW))
        .singleElement()
        .satisfies(word -> {
          assertThat(word.alert()).isEqualTo("a");
          assertThat(word.state()).isEqualTo(Delivery.State.UNKNOWN);
          assertThat(word.words()).isEqualTo("the program ended while it was being sent");
          assertThat(word.attempts()).isEqualTo(1);
          holding.add(word);
        });
    Instant later = NOW.plus(Duration.ofDays(30));
    assertThat(holding.closed(later)).isEmpty();
    assertThat(holding.next(later, any -> true)).isEmpty();
    assertThat(holding.held()).isEqualTo(2);
    assertThat(holding.waiting()).isEqualTo(2);
  }

  @Test
  void whatWasPostponedWaits() {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    ledger.add(alert);
    ledger.add(ended(alert, NOW, postponed()));
    assertThat(due(ledger, NOW.plusSeconds(59))).isEmpty();
    assertThat(due(ledger, NOW.plusSeconds(60))).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    // what the person says when the alert is on its way, and what is written of the alert
    "LEFT,   , left",
    "PAUSED, , paused",
    "ACTIVE, a, muted this story",
    "ACTIVE, b, ",
  })
  void beforeAMessageIsSentItsReaderIsAskedAgain(
      Subscriber.State state, String muted, String words) {
    ledger.add(told("a", Cadence.IMMEDIATE, NOW));
    Set<String> strands = muted == null ? Set.of() : Set.of(muted);
    subscribers.add(Alerts.said(state, strands, NOW.plusSeconds(1)));
    List<Delivery> closed = ledger.closed(NOW.plusSeconds(2));
    if (words == null) {
      assertThat(closed).isEmpty();
    } else {
      assertThat(closed)
          .singleElement()
          .satisfies(word -> {
            assertThat(word.state()).isEqualTo(Delivery.State.DROPPED);
            assertThat(word.words()).isEqualTo(words);
            ledger.add(word);
          });
    }
    assertThat(ledger.next(NOW.plusSeconds(2), any -> true).isPresent()).isEqualTo(words == null);
  }

  @Test
  void whatWasGatheredWhenSomebodyPausesIsNotSentLaterEither() {
    ledger.add(told("a", Cadence.DAILY, NOW));
    subscribers.add(Alerts.said(Subscriber.State.PAUSED, Set.of(), NOW.plusSeconds(1)));
    ledger.closed(NOW.plusSeconds(2)).forEach(ledger::add);
    subscribers.add(Alerts.said(Subscriber.State.ACTIVE, Set.of(), NOW.plusSeconds(3)));
    assertThat(due(ledger, NOW.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void whoIsNoSubscriberIsAskedWhetherTheyWantToBeOneAndToldNothing() {
    ledger.add(told("a", "other@example.org", "libya", Cadence.IMMEDIATE, NOW));
    ledger.add(told("b", YOU, "sudan", Cadence.IMMEDIATE, NOW));
    ledger.add(Alerts.question("q", "other@example.org", NOW));
    assertThat(ledger.closed(NOW))
        .extracting(Delivery::words)
        .containsExactlyInAnyOrder("is no subscriber any more", "does not follow sudan any more");
    ledger.closed(NOW).forEach(ledger::add);
    assertThat(due(ledger, NOW)).containsExactly("q");
  }

  @Test
  void whatIsNotAllowedYetIsPassedOver() {
    Subscribers two =
        new Subscribers(
            List.of(
                Subscriber.of(YOU, Set.of("libya"), Cadence.IMMEDIATE),
                Subscriber.of("me@other.test", Set.of("libya"), Cadence.IMMEDIATE)));
    Ledger shared = new Ledger(two, Manners.USUAL);
    shared.add(told("a", Cadence.IMMEDIATE, NOW));
    shared.add(told("b", "me@other.test", "libya", Cadence.IMMEDIATE, NOW.plusSeconds(1)));
    assertThat(shared.next(NOW.plusSeconds(2), address -> !address.equals(YOU)))
        .hasValueSatisfying(parcel -> assertThat(parcel.subscriber()).isEqualTo("me@other.test"));
  }

  @Test
  void whatAroseWhileTheClockWasADayAheadGoesOutWhenItIsRightAgain() {
    Instant ahead = NOW.plus(Duration.ofDays(1));
    ledger.add(told("a", Cadence.IMMEDIATE, ahead));
    assertThat(due(ledger, ahead.minusSeconds(1))).isEmpty();
    assertThat(due(ledger, NOW)).containsExactly("a");
  }

  @Test
  void whatWasTriedWhileTheClockWasADayAheadIsTriedAgainWhenItIsRight() {
    Instant ahead = NOW.plus(Duration.ofDays(1));
    Alert alert = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(5));
    ledger.add(alert);
    ledger.add(ended(alert, ahead, postponed()));
    assertThat(due(ledger, ahead)).isEmpty();
    assertThat(due(ledger, NOW)).containsExactly("a");
  }
}
