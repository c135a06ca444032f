package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.ledger.Alerts.YOU;
import static org.storywatch.ledger.Alerts.accepted;
import static org.storywatch.ledger.Alerts.configured;
import static org.storywatch.ledger.Alerts.ended;
import static org.storywatch.ledger.Alerts.postponed;
import static org.storywatch.ledger.Alerts.refused;
import static org.storywatch.ledger.Alerts.told;
import static org.storywatch.ledger.Alerts.unknown;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Delivery;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscribers;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Manners HOLD = new Manners(Manners.Unknown.HOLD, 30, Set.of(), 12, true);

  private final Subscribers subscribers = subscribers(20);
  private final Ledger ledger = new Ledger(subscribers, Manners.USUAL);

  @Test
  void immediateAlertsGoOutOneByOneAndOldestFirst() {
    Alert second = told("b", Cadence.IMMEDIATE, NOW.minusSeconds(1));
    Alert first = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(2));
    ledger.add(second);
    ledger.add(first);
    assertThat(due(NOW)).containsExactly("a");
    ledger.add(ended(first, NOW, accepted()));
    assertThat(due(NOW)).containsExactly("b");
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
    assertThat(due(NOW.plus(Duration.ofDays(400)))).isEmpty();
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
  void whatMayHaveBeenTakenStaysUnknownThoughTheNextTryIsPutOff() {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    Delivery second = Tries.ended(alert, 2, NOW, Message.of(alert), true, postponed());
    assertThat(second.state()).isEqualTo(Delivery.State.UNKNOWN);
    assertThat(second.words()).startsWith("451").contains("may have been taken");
    assertThat(second.next()).isAfter(NOW);
  }

  @Test
  void whatWasPostponedWaits() {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    ledger.add(alert);
    ledger.add(ended(alert, NOW, postponed()));
    assertThat(due(NOW.plusSeconds(59))).isEmpty();
    assertThat(due(NOW.plusSeconds(60))).containsExactly("a");
  }

  @Test
  void aDigestGathersAllOfItsPeriodForOneSubscriber() {
    Alert first = told("a", Cadence.HOURLY, NOW);
    Alert second = told("b", Cadence.HOURLY, NOW.plusSeconds(60));
    Alert nextHour = told("c", Cadence.HOURLY, NOW.plus(Duration.ofHours(1)));
    List.of(second, first, nextHour).forEach(ledger::add);
    assertThat(due(Instant.parse("2026-03-01T10:59:59Z"))).isEmpty();
    assertThat(due(Instant.parse("2026-03-01T11:00:00Z"))).containsExactly("a", "b");
  }

  @Test
  void aDigestThatWasTriedBeforeGoesOutAsItWas() {
    Alert tried = told("a", Cadence.HOURLY, NOW);
    Alert later = told("b", Cadence.HOURLY, NOW.plusSeconds(1));
    ledger.add(tried);
    Message message = new Message(List.of(tried), List.of("a feed is away"), Map.of());
    ledger.add(Tries.ended(tried, 1, NOW.plus(Duration.ofHours(1)), message, false, postponed()));
    ledger.add(later);
    Instant afterwards = NOW.plus(Duration.ofHours(3));
    assertThat(due(afterwards)).containsExactly("b");
    ledger.add(ended(later, afterwards, accepted()));
    assertThat(ledger.next(afterwards, any -> true))
        .hasValueSatisfying(parcel -> {
          assertThat(parcel.alerts()).containsExactly(tried);
          assertThat(parcel.said()).contains(List.of("a feed is away"));
        });
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
    assertThat(due(NOW.plus(Duration.ofDays(2)))).isEmpty();
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
    assertThat(due(NOW)).containsExactly("q");
  }

  @Test
  void moreThanSomebodyWantsADayWaitsForItsEndAndComesInOne() {
    Ledger capped = new Ledger(subscribers(2), Manners.USUAL);
    for (int i = 0; i < 5; i++) {
      capped.add(told("a" + i, Cadence.IMMEDIATE, NOW.plusSeconds(i)));
    }
    for (int i = 0; i < 2; i++) {
      Alert sent = next(capped, NOW.plusSeconds(10 + i)).alerts().getFirst();
      capped.add(ended(sent, NOW.plusSeconds(10 + i), accepted()));
    }
    assertThat(capped.next(Instant.parse("2026-03-01T23:59:59Z"), any -> true)).isEmpty();
    Parcel rest = next(capped, Instant.parse("2026-03-02T00:00:00Z"));
    assertThat(rest.alerts()).extracting(Alert::id).containsExactly("a2", "a3", "a4");
    assertThat(rest.why()).isEqualTo(Parcel.Why.CAPPED);
    assertThat(rest.notes()).singleElement().asString().contains("as many mails that day");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,              2026-03-02T00:00:00Z",
    "Asia/Tokyo,       2026-03-01T15:00:00Z",
    "America/New_York, 2026-03-02T05:00:00Z",
    "Europe/Berlin,    2026-03-01T23:00:00Z",
  })
  void theDayIsThatOfTheSubscriber(String zone, Instant end) {
    Ledger capped =
        new Ledger(
            new Subscribers(List.of(configured(YOU, Cadence.IMMEDIATE, ZoneId.of(zone), 1))),
            Manners.USUAL);
    Alert first = told("a", Cadence.IMMEDIATE, NOW);
    capped.add(first);
    capped.add(ended(first, NOW, accepted()));
    capped.add(told("b", Cadence.IMMEDIATE, NOW.plusSeconds(1)));
    assertThat(capped.next(end.minusMillis(1), any -> true)).isEmpty();
    assertThat(next(capped, end).alerts()).extracting(Alert::id).containsExactly("b");
  }

  @Test
  void aTryThatMayHaveBeenTakenCountsAndMayBeMadeAgain() {
    Ledger capped = new Ledger(subscribers(1), Manners.USUAL);
    Alert lost = told("a", Cadence.IMMEDIATE, NOW);
    capped.add(lost);
    capped.add(ended(lost, NOW, unknown()));
    capped.add(told("b", Cadence.IMMEDIATE, NOW));
    Instant later = NOW.plusSeconds(60);
    Parcel again = next(capped, later);
    assertThat(again.alerts()).containsExactly(lost);
    capped.add(ended(lost, later, accepted()));
    assertThat(capped.next(later, any -> true)).isEmpty();
  }

  @Test
  void whatCouldNotBeSentForHoursComesInOneThatSaysSo() {
    for (int i = 0; i < 4; i++) {
      ledger.add(told("a" + i, Cadence.IMMEDIATE, NOW.plusSeconds(i)));
    }
    ledger.add(ended(told("a0", Cadence.IMMEDIATE, NOW), NOW.plusSeconds(9), postponed()));
    Parcel late = next(ledger, NOW.plus(Duration.ofHours(2)));
    assertThat(late.alerts()).extracting(Alert::id).containsExactly("a0", "a1", "a2", "a3");
    assertThat(late.why()).isEqualTo(Parcel.Why.LATE);
    assertThat(late.notes()).singleElement().asString().contains("could not be sent");
  }

  @Test
  void aFewThatCouldNotBeSentForHoursComeOneByOne() {
    for (int i = 0; i < 3; i++) {
      ledger.add(told("a" + i, Cadence.IMMEDIATE, NOW.plusSeconds(i)));
    }
    assertThat(due(NOW.plus(Duration.ofHours(2)))).containsExactly("a0");
  }

  @Test
  void whatMayHaveBeenTakenIsNotPutIntoAnother() {
    for (int i = 0; i < 5; i++) {
      ledger.add(told("a" + i, Cadence.IMMEDIATE, NOW.plusSeconds(i)));
    }
    ledger.add(ended(told("a0", Cadence.IMMEDIATE, NOW), NOW.plusSeconds(9), unknown()));
    Instant later = NOW.plus(Duration.ofHours(2));
    Parcel late = next(ledger, later);
    assertThat(late.alerts()).extracting(Alert::id).containsExactly("a1", "a2", "a3", "a4");
    late.alerts().forEach(alert -> ledger.add(ended(alert, later, accepted())));
    assertThat(due(later)).containsExactly("a0");
  }

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
  void theSilenceOfAProfileGoesIntoTheNextDigest() {
    About quiet = new About.Silence("libya", NOW.minus(Duration.ofDays(7)), NOW, 9_000, List.of());
    ledger.add(Alerts.alert("s", YOU, Cadence.DAILY, quiet, NOW));
    ledger.add(told("a", Cadence.DAILY, NOW.plusSeconds(1)));
    assertThat(due(Instant.parse("2026-03-02T07:00:00Z"))).containsExactly("s", "a");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "40, 60"})
  void triesComeLessAndLessOften(int attempts, long minutes) {
    assertThat(Retry.next(NOW, attempts)).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
  }

  @ParameterizedTest
  @CsvSource({
    // hours since it arose, tries that failed, and is it given up?
    "1,   3,  false", // trouble that just began
    "47,  52, false", // a day is still a day
    "49,  52, true", // two days of trouble
    "49,  40, false", // the program was off for some of them
    "240, 1,  false", // it was off for all of them
    "240, 49, false", // and trouble began when it came back
    "240, 50, true",
    "1,   90, false", // it died in the middle of each try
  })
  void anAlertIsGivenUpOnlyWhenItIsOldAndWasTriedOften(long hours, int attempts, boolean over) {
    Alert alert = told("a", Cadence.IMMEDIATE, NOW);
    Instant now = NOW.plus(Duration.ofHours(hours));
    for (boolean lost : new boolean[] {false, true}) {
      Delivery last =
          Tries.ended(
              alert, attempts, now, Message.of(alert), false, lost ? unknown() : postponed());
      assertThat(last.state() == Delivery.State.REFUSED).isEqualTo(over);
      assertThat(last.words()).contains(lost ? "lost" : "451");
    }
  }

  @Test
  void fiftyTriesTakeNearlyTwoDays() {
    Instant at = NOW;
    for (int attempts = 1; attempts < 50; attempts++) {
      at = Retry.next(at, attempts);
    }
    assertThat(Duration.between(NOW, at)).isBetween(Duration.ofHours(42), Duration.ofHours(48));
  }

  @Test
  void whatAroseWhileTheClockWasADayAheadGoesOutWhenItIsRightAgain() {
    Instant ahead = NOW.plus(Duration.ofDays(1));
    ledger.add(told("a", Cadence.IMMEDIATE, ahead));
    assertThat(due(ahead.minusSeconds(1))).isEmpty();
    assertThat(due(NOW)).containsExactly("a");
  }

  @Test
  void whatWasTriedWhileTheClockWasADayAheadIsTriedAgainWhenItIsRight() {
    Instant ahead = NOW.plus(Duration.ofDays(1));
    Alert alert = told("a", Cadence.IMMEDIATE, NOW.minusSeconds(5));
    ledger.add(alert);
    ledger.add(ended(alert, ahead, postponed()));
    assertThat(due(ahead)).isEmpty();
    assertThat(due(NOW)).containsExactly("a");
  }

  @Test
  void aClockThatJumpsADayAheadGivesNothingUp() {
    assertThat(Retry.over(NOW, 20, NOW.plus(Duration.ofDays(30)))).isFalse();
    assertThat(Retry.over(NOW.plus(Duration.ofDays(1)), 50, NOW)).isFalse();
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

  private List<String> due(Instant now) {
    Optional<Parcel> next = ledger.next(now, any -> true);
    return next.map(parcel -> parcel.alerts().stream().map(Alert::id).toList()).orElse(List.of());
  }

  private static Parcel next(Ledger ledger, Instant now) {
    return ledger.next(now, any -> true).orElseThrow();
  }

  private static Subscribers subscribers(int most) {
    return new Subscribers(List.of(configured(YOU, Cadence.IMMEDIATE, UTC, most)));
  }
}
