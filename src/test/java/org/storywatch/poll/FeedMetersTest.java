package org.storywatch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.FeedState.Outcome;
import org.storywatch.feed.States;

class FeedMetersTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final URI URL = URI.create("https://x.example/");

  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final List<FeedState> states = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  FeedMetersTest() {
    new FeedMeters(registry, () -> states, clock::get);
  }

  @Test
  void untilSomethingIsKnownTheStartIsTheLatestThatHappened() {
    states.add(FeedState.unread(new Feed("a", URL, "A", "")));
    clock.set(START.plusSeconds(60));
    assertThat(seconds("feed.read.timestamp")).isEqualTo(START.getEpochSecond());
    assertThat(seconds("articles.timestamp")).isEqualTo(START.getEpochSecond());
  }

  @Test
  void theFeedThatAnsweredLastCounts() {
    states.add(polled("a", START.minus(Duration.ofHours(2))));
    states.add(polled("b", START.minus(Duration.ofHours(1))));
    Instant latest = START.minus(Duration.ofHours(1));
    assertThat(seconds("feed.read.timestamp")).isEqualTo(latest.getEpochSecond());
    assertThat(seconds("articles.timestamp")).isEqualTo(latest.getEpochSecond());
  }

  @Test
  void aPollIsOverdueFromWhenItWasDueButNotBeforeTheStart() {
    assertThat(seconds("feed.overdue")).isZero();
    states.add(polled("long ago", START.minus(Duration.ofDays(9)))); // we did not run then
    states.add(polled("soon", START.plusSeconds(600)));
    assertThat(seconds("feed.overdue")).isZero();
    clock.set(START.plusSeconds(90));
    assertThat(seconds("feed.overdue")).isEqualTo(90);
  }

  private static FeedState polled(String id, Instant at) {
    return States.of(id, URL, Outcome.FETCHED, 0, at);
  }

  private long seconds(String name) {
    return (long) registry.get(name).timeGauge().value(TimeUnit.SECONDS);
  }
}
