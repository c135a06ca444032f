package org.storywatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storywatch.article.Article;
import org.storywatch.story.Development;

class AudienceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:20:00Z");

  private final Subscribers subscribers =
      new Subscribers(
          List.of(
              one("daily@example.org", Cadence.DAILY),
              one("now@example.org", Cadence.IMMEDIATE),
              Subscriber.of("other@example.org", Set.of("other"), Cadence.IMMEDIATE)));
  private final Audience audience = new Audience(subscribers);

  @Test
  void onlyThoseWhoFollowTheProfileAreToldAndAlwaysUnderTheSameId() {
    List<Alert> alerts = audience.alerts(development("d"), List.of(), false, NOW);
    assertThat(alerts)
        .extracting(Alert::subscriber)
        .containsExactly("daily@example.org", "now@example.org");
    assertThat(audience.alerts(development("d"), List.of(), true, NOW.plusSeconds(9)))
        .extracting(Alert::id)
        .containsExactlyElementsOf(alerts.stream().map(Alert::id).toList());
    assertThat(audience.alerts(development("e"), List.of(), false, NOW))
        .extracting(Alert::id)
        .doesNotContainAnyElementsOf(alerts.stream().map(Alert::id).toList());
  }

  @Test
  void whoPausedLeftOrMutedTheStoryIsNotTold() {
    say("now@example.org", Subscriber.State.ACTIVE, Set.of("d"));
    assertThat(audience.muted(development("d"))).isEqualTo(1);
    assertThat(audience.muted(development("e"))).isZero();
    assertThat(told("d")).containsExactly("daily@example.org");
    assertThat(told("e")).containsExactly("daily@example.org", "now@example.org");
    say("daily@example.org", Subscriber.State.PAUSED, Set.of());
    say("now@example.org", Subscriber.State.LEFT, Set.of());
    assertThat(told("e")).isEmpty();
  }

  @Test
  void inAFloodNobodyHearsOfEachDevelopmentAtOnce() {
    List<Alert> alerts = audience.alerts(development("d"), List.of(), true, NOW);
    assertThat(alerts).extracting(Alert::cadence).containsExactly(Cadence.DAILY, Cadence.HOURLY);
    assertThat(alerts.getLast().due()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
  }

  @Test
  void thatThereIsAFloodIsToldAtOnceToThoseWhomItWouldHaveReached() {
    About.Flood flood = new About.Flood("libya", 13, 12, List.of());
    List<Alert> alerts = audience.alerts(flood, development("d"), NOW);
    assertThat(alerts)
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.subscriber()).isEqualTo("now@example.org");
          assertThat(alert.due()).isEqualTo(NOW);
          assertThat(alert.about()).isEqualTo(flood);
        });
    assertThat(audience.alerts(flood, development("d"), NOW.plusSeconds(1)).getFirst().id())
        .isEqualTo(alerts.getFirst().id());
    assertThat(audience.alerts(flood, development("e"), NOW).getFirst().id())
        .isNotEqualTo(alerts.getFirst().id());
  }

  @Test
  void thatThereWasNothingIsToldToThoseWhoWereThereAndOnceAWeek() {
    subscribers.add(
        new Subscriber(
            1,
            "late@example.org",
            Set.of("libya"),
            Cadence.IMMEDIATE,
            7,
            ZoneId.of("UTC"),
            20,
            Subscriber.State.ACTIVE,
            Set.of(),
            NOW.minusSeconds(1)));
    About.Silence week = silence(NOW.minusSeconds(60));
    List<Alert> alerts = audience.alerts(week, NOW);
    assertThat(alerts)
        .extracting(Alert::subscriber)
        .containsExactly("daily@example.org", "now@example.org");
    assertThat(alerts.getFirst().due()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
    assertThat(audience.alerts(week, NOW.plusSeconds(600)))
        .extracting(Alert::id)
        .containsExactlyElementsOf(alerts.stream().map(Alert::id).toList());
    assertThat(audience.alerts(silence(NOW.plus(Duration.ofDays(7))), NOW))
        .extracting(Alert::id)
        .doesNotContainAnyElementsOf(alerts.stream().map(Alert::id).toList());
  }

  private static About.Silence silence(Instant to) {
    return new About.Silence("libya", to.minus(Duration.ofDays(7)), to, 9, List.of());
  }

  private List<String> told(String development) {
    return audience.alerts(development(development), List.of(), false, NOW).stream()
        .map(Alert::subscriber)
        .toList();
  }

  private void say(String address, Subscriber.State state, Set<String> muted) {
    subscribers.add(
        new Subscriber(
            1,
            address,
            Set.of(),
            address.startsWith("daily") ? Cadence.DAILY : Cadence.IMMEDIATE,
            7,
            ZoneId.of("UTC"),
            20,
            state,
            muted,
            NOW));
  }

  private static Subscriber one(String address, Cadence cadence) {
    return Subscriber.of(address, Set.of("libya"), cadence);
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
