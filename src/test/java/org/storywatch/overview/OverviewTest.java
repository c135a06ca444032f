package org.storywatch.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storywatch.trend.Series;
import org.storywatch.trend.Trend;

class OverviewTest {
  private static final Instant NOON = Instant.parse("2020-01-14T12:02:00Z");

  private final Trend trend = new Trend();

  @Test
  void theFunnelTellsHowManyWentHowFar() {
    for (int i = 0; i < 1_500; i++) {
      trend.add(Series.READ, NOON.minusSeconds(i));
    }
    trend.add(Series.MATCHED, NOON);
    trend.add(Series.MATCHED, NOON.minus(Duration.ofHours(7)));
    assertThat(Overview.of(trend, Span.HOURS, NOON).funnel())
        .containsExactly(
            new Overview.Step("1,500", "articles read"),
            new Overview.Step("1", "fitted a profile"),
            new Overview.Step("0", "were news"),
            new Overview.Step("0", "mails taken"));
    assertThat(Overview.of(trend, Span.DAYS, NOON).funnel().get(1).number()).isEqualTo("2");
  }

  @Test
  void aBarIsAsHighAsItsValueInTheHighest() {
    assertThat(Chart.bars(List.of(0.0, 5.0, 10.0, 0.01), 10))
        .isEqualTo(
            "M275.0 100v-50.0h200.0v50.0zM525.0 100v-100.0h200.0v100.0zM775.0 100v-2.0h200.0v2.0z");
  }

  @Test
  void whoDoesNotSeeThePictureIsToldWhatItShows() {
    trend.add(Series.READ, NOON);
    trend.add(Series.READ, NOON);
    trend.add(Series.READ, NOON.minus(Duration.ofHours(1)));
    for (int i = 0; i < 10; i++) {
      trend.took(NOON, Duration.ofMinutes(4));
    }
    assertThat(Overview.of(trend, Span.HOURS, NOON).charts())
        .extracting(Chart::words)
        .satisfiesExactly(
            read -> assertThat(read).isEqualTo("Articles read: 3 in 6 hours, at most 2 in 5 min"),
            told -> assertThat(told).isEqualTo("Developments told: none"),
            mail ->
                assertThat(mail)
                    .matches(
                        "From publication to mail: half of the mails within [45] min,"
                            + " 95 of 100 within [45] min"));
  }

  @Test
  void timesAreInTheUnitThatFits() {
    assertThat(
            List.of(7, 99, 300, 3600, 7200, 86400, 7 * 86400).stream()
                .map(seconds -> Overview.words(Duration.ofSeconds(seconds))))
        .containsExactly("7 s", "99 s", "5 min", "an hour", "2 h", "a day", "7 days");
  }

  @Test
  void anUnknownSpanIsTheShortest() {
    assertThat(Span.named(Optional.of("days"))).isEqualTo(Span.DAYS);
    assertThat(Span.named(Optional.of("'\"><script>"))).isEqualTo(Span.HOURS);
    assertThat(Span.named(Optional.empty())).isEqualTo(Span.HOURS);
  }
}
