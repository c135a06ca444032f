package org.storywatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storywatch.article.Article;
import org.storywatch.story.Development;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

  private final Ledger ledger = new Ledger();

  @Test
  void immediateAlertsGoOutOneByOneAndOldestFirst() {
    Alert second = alert("b", Cadence.IMMEDIATE, NOW.minusSeconds(1));
    Alert first = alert("a", Cadence.IMMEDIATE, NOW.minusSeconds(2));
    ledger.add(second);
    ledger.add(first);
    assertThat(ledger.due(NOW)).contains(List.of(first));
    ledger.add(ended(first, NOW, new Carrier.Outcome.Accepted("250 ok")));
    assertThat(ledger.due(NOW)).contains(List.of(second));
  }

  @Test
  void whatWasAcceptedIsNeverDueAgainWhateverIsReadFirst() {
    Alert alert = alert("a", Cadence.IMMEDIATE, NOW);
    ledger.add(ended(alert, NOW, new Carrier.Outcome.Accepted("250 ok")));
    ledger.add(alert);
    assertThat(ledger.due(NOW.plus(Duration.ofDays(400)))).isEmpty();
    assertThat(ledger.waiting()).isZero();
  }

  @Test
  void aTryOfWhichNobodyKnowsTheEndIsDueAgain() {
    Alert alert = alert("a", Cadence.IMMEDIATE, NOW);
    ledger.add(alert);
    ledger.add(Tries.begun(alert, 1, NOW, Message.of(alert)));
    assertThat(ledger.unknown("a")).isTrue();
    assertThat(ledger.due(NOW)).contains(List.of(alert));
  }

  @Test
  void whatWasPostponedWaits() {
    Alert alert = alert("a", Cadence.IMMEDIATE, NOW);
    ledger.add(alert);
    ledger.add(ended(alert, NOW, new Carrier.Outcome.Postponed("451 busy")));
    assertThat(ledger.due(NOW.plusSeconds(59))).isEmpty();
    assertThat(ledger.due(NOW.plusSeconds(60))).contains(List.of(alert));
  }

  @Test
  void aDigestGathersAllOfItsPeriodForOneSubscriber() {
    Alert first = alert("a", Cadence.HOURLY, NOW);
    Alert second = alert("b", Cadence.HOURLY, NOW.plusSeconds(60));
    Alert nextHour = alert("c", Cadence.HOURLY, NOW.plus(Duration.ofHours(1)));
    List.of(second, first, nextHour).forEach(ledger::add);
    assertThat(ledger.due(Instant.parse("2026-03-01T10:59:59Z"))).isEmpty();
    assertThat(ledger.due(Instant.parse("2026-03-01T11:00:00Z"))).contains(List.of(first, second));
  }

  @Test
  void aDigestThatWasTriedBeforeGoesOutAsItWas() {
    Alert tried = alert("a", Cadence.HOURLY, NOW);
    Alert later = alert("b", Cadence.HOURLY, NOW.plusSeconds(1));
    ledger.add(tried);
    ledger.add(ended(tried, NOW.plus(Duration.ofHours(1)), new Carrier.Outcome.Postponed("451")));
    ledger.add(later);
    Instant afterwards = NOW.plus(Duration.ofHours(3));
    assertThat(ledger.due(afterwards)).contains(List.of(later));
    ledger.add(ended(later, afterwards, new Carrier.Outcome.Accepted("250")));
    assertThat(ledger.due(afterwards)).contains(List.of(tried));
  }

  @Test
  void whatADigestSaidBesideItsAlertsIsKnownAndWhenItWas() {
    Alert digest = alert("a", Cadence.HOURLY, NOW);
    Alert single = alert("b", Cadence.IMMEDIATE, NOW);
    ledger.add(digest);
    ledger.add(single);
    assertThat(ledger.lastDigest(digest.subscriber())).isEqualTo(Instant.EPOCH);
    assertThat(ledger.notes("a")).isEmpty();
    ledger.add(ended(single, NOW.plusSeconds(900), new Carrier.Outcome.Accepted("250")));
    ledger.add(
        Tries.begun(
            digest,
            1,
            NOW.plusSeconds(60),
            new Message(List.of(digest), List.of("a feed is away"), Map.of())));
    assertThat(ledger.notes("a")).contains(List.of("a feed is away"));
    assertThat(ledger.lastDigest(digest.subscriber())).isEqualTo(NOW.plusSeconds(60));
    Ledger rebuilt = new Ledger();
    rebuilt.add(ended(digest, NOW.plusSeconds(61), new Carrier.Outcome.Accepted("250")));
    rebuilt.add(digest);
    assertThat(rebuilt.lastDigest(digest.subscriber())).isEqualTo(NOW.plusSeconds(61));
  }

  @ParameterizedTest
  @CsvSource({
    "IMMEDIATE, 2026-03-01T10:20:00Z, 2026-03-01T10:20:00Z",
    "HOURLY,    2026-03-01T10:20:00Z, 2026-03-01T11:00:00Z",
    "HOURLY,    2026-03-01T11:00:00Z, 2026-03-01T12:00:00Z",
    "DAILY,     2026-03-01T06:59:59Z, 2026-03-01T07:00:00Z",
    "DAILY,     2026-03-01T07:00:00Z, 2026-03-02T07:00:00Z",
    "DAILY,     2026-12-31T23:00:00Z, 2027-01-01T07:00:00Z",
  })
  void theCadenceDecidesWhen(Cadence cadence, Instant created, Instant due) {
    assertThat(cadence.due(created, Subscriber.USUAL_HOUR, ZoneOffset.UTC)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "40, 60"})
  void triesComeLessAndLessOften(int attempts, long minutes) {
    assertThat(Retry.next(NOW, attempts)).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void afterTwoDaysOfFailingAnAlertIsGivenUp() {
    Alert alert = alert("a", Cadence.IMMEDIATE, NOW);
    Delivery last =
        Tries.ended(
            alert,
            50,
            NOW.plus(Duration.ofHours(49)),
            Message.of(alert),
            new Carrier.Outcome.Postponed("451"));
    assertThat(last.state()).isEqualTo(Delivery.State.REFUSED);
    assertThat(last.words()).contains("451");
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
    Alert alert = alert("a", Cadence.IMMEDIATE, NOW);
    Delivery last =
        Tries.ended(
            alert,
            attempts,
            NOW.plus(Duration.ofHours(hours)),
            Message.of(alert("a", Cadence.IMMEDIATE, NOW)),
            new Carrier.Outcome.Postponed("4"));
    assertThat(last.state()).isEqualTo(over ? Delivery.State.REFUSED : Delivery.State.POSTPONED);
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
  void onlyThoseWhoFollowTheProfileAreToldAndAlwaysUnderTheSameId() {
    Audience audience =
        new Audience(
            new Subscribers(
                List.of(
                    Subscriber.of("a@example.org", Set.of("libya"), Cadence.DAILY),
                    Subscriber.of("b@example.org", Set.of("other"), Cadence.IMMEDIATE))));
    List<Alert> alerts = audience.alerts(development("d"), List.of(), NOW);
    assertThat(alerts).extracting(Alert::subscriber).containsExactly("a@example.org");
    assertThat(audience.alerts(development("d"), List.of(), NOW.plusSeconds(9)).getFirst().id())
        .isEqualTo(alerts.getFirst().id());
    assertThat(audience.alerts(development("e"), List.of(), NOW).getFirst().id())
        .isNotEqualTo(alerts.getFirst().id());
  }

  private static Delivery ended(Alert alert, Instant at, Carrier.Outcome outcome) {
    return Tries.ended(alert, 1, at, Message.of(alert), outcome);
  }

  private static Alert alert(String id, Cadence cadence, Instant created) {
    return new Alert(
        Alert.SCHEMA,
        id,
        "you@example.org",
        cadence,
        cadence.due(created, Subscriber.USUAL_HOUR, ZoneOffset.UTC),
        new About.Told(development(id), List.of()),
        created);
  }

  private static Development development(String id) {
    Article article =
        new Article(
            1,
            id,
            "f",
            "Outlet",
            URI.create("https://example.org/" + id),
            "T",
            "",
            "x",
            "en",
            NOW,
            NOW);
    return new Development(
        Development.SCHEMA,
        "libya",
        id,
        id,
        article,
        0.9,
        List.of(),
        List.of(),
        "",
        List.of(),
        NOW);
  }
}
