package org.storywatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storywatch.ledger.Alerts.YOU;
import static org.storywatch.ledger.Alerts.accepted;
import static org.storywatch.ledger.Alerts.configured;
import static org.storywatch.ledger.Alerts.due;
import static org.storywatch.ledger.Alerts.ended;
import static org.storywatch.ledger.Alerts.next;
import static org.storywatch.ledger.Alerts.postponed;
import static org.storywatch.ledger.Alerts.subscribers;
import static org.storywatch.ledger.Alerts.told;
import static org.storywatch.ledger.Alerts.unknown;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.alert.About;
import org.storywatch.alert.Alert;
import org.storywatch.alert.Cadence;
import org.storywatch.alert.Manners;
import org.storywatch.alert.Message;
import org.storywatch.alert.Subscribers;

/// What goes together as one message, and what waits for the end of a full day.
class PackingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");
  private final Ledger ledger = new Ledger(subscribers(20), Manners.USUAL);

  @Test
  void aDigestGathersAllOfItsPeriodForOneSubscriber() {
    Alert first = told("a", Cadence.HOURLY, NOW);
    Alert second = told("b", Cadence.HOURLY, NOW.plusSeconds(60));
    Alert nextHour = told("c", Cadence.HOURLY, NOW.plus(Duration.ofHours(1)));
    List.of(second, first, nextHour).forEach(ledger::add);
    assertThat(due(ledger, Instant.parse("2026-03-01T10:59:59Z"))).isEmpty();
    assertThat(due(ledger, Instant.parse("2026-03-01T11:00:00Z"))).containsExactly("a", "b");
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
    assertThat(due(ledger, afterwards)).containsExactly("b");
    ledger.add(ended(later, afterwards, accepted()));
    assertThat(ledger.next(afterwards, any -> true))
        .hasValueSatisfying(parcel -> {
          assertThat(parcel.alerts()).containsExactly(tried);
          assertThat(parcel.said()).contains(List.of("a feed is away"));
        });
  }

  @Test
  void theSilenceOfAProfileGoesIntoTheNextDigest() {
    About quiet = new About.Silence("libya", NOW.minus(Duration.ofDays(7)), NOW, 9_000, List.of());
    ledger.add(Alerts.alert("s", YOU, Cadence.DAILY, quiet, NOW));
    ledger.add(told("a", Cadence.DAILY, NOW.plusSeconds(1)));
    assertThat(due(ledger, Instant.parse("2026-03-02T07:00:00Z"))).containsExactly("s", "a");
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
    assertThat(due(ledger, NOW.plus(Duration.ofHours(2)))).containsExactly("a0");
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
    assertThat(due(ledger, later)).containsExactly("a0");
  }
}
