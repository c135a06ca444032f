package org.storywatch.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedHealth;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Said;
import org.storywatch.ops.Exemplars;

/// What is counted of the feeds. All meters are there from the start, so that zero shows as zero.
final class FeedMeters {
  private static final Duration[] BUCKETS =
      IntStream.of(10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 60_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Timer poll;
  private final Counter fresh;
  private final Counter copies;
  private final Counter edited;
  private final Counter backfill;
  private final Counter gaps;
  private final Supplier<Collection<FeedState>> states;
  private final InstantSource clock;
  private final Instant started;

  FeedMeters(MeterRegistry registry, Supplier<Collection<FeedState>> states, InstantSource clock) {
    this.registry = registry;
    this.states = states;
    this.clock = clock;
    this.started = clock.instant();
    this.poll =
        Timer.builder("feed.poll")
            .description("Fetching and reading one feed")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.fresh = articles("new");
    this.copies = articles("copy");
    this.edited = articles("edited");
    this.backfill = articles("backfill");
    this.gaps =
        Counter.builder("feed.gaps")
            .description("Polls between which entries were probably lost")
            .register(registry);
    for (FeedState.Outcome outcome : FeedState.Outcome.values()) {
      if (outcome != FeedState.Outcome.UNREAD) {
        polls(outcome);
      }
    }
    List.of("content", "lease", "denial").forEach(this::hub);
    for (FeedHealth health : FeedHealth.values()) {
      Gauge.builder("feed.states", states, all -> count(all.get(), health, clock.instant()))
          .description("Feeds that this process polls, by how they are")
          .tag("state", health.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(registry);
    }
    time(
        "feed.read.timestamp", "When a feed last answered well, or this process began", this::read);
    time(
        "articles.timestamp",
        "When a feed last had something new, or this process began",
        this::news);
    TimeGauge.builder("feed.overdue", this::overdue, TimeUnit.MILLISECONDS)
        .description("How long the poll that waits longest should have been made already")
        .strongReference(true)
        .register(registry);
  }

  Fetch timed(String feed, Supplier<Fetch> fetching) {
    long begun = System.nanoTime();
    Fetch fetch = fetching.get();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Exemplars.record(poll, took, feed, fetch.outcome().name().toLowerCase(Locale.ROOT));
    return fetch;
  }

  void polled(Fetch fetch) {
    polls(fetch.outcome()).increment();
  }

  void told(Said said) {
    String word =
        switch (said) {
          case Said.Pushed _ -> "content";
          case Said.Leased _ -> "lease";
          case Said.Denied _ -> "denial";
          case Said.Asked _ -> "question";
        };
    hub(word).increment();
  }

  private Counter hub(String word) {
    return Counter.builder("feed.hub.words")
        .description("What hubs said of feeds")
        .tag("word", word)
        .register(registry);
  }

  void published(Edition edition) {
    for (Article article : edition.articles()) {
      (article.backfill() ? backfill : fresh).increment();
    }
    copies.increment(edition.copies());
    edited.increment(edition.edited());
    gaps.increment(edition.gaps());
  }

  private Counter polls(FeedState.Outcome outcome) {
    return Counter.builder("feed.polls")
        .description("Polls of feeds, by what became of them")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Counter articles(String result) {
    return Counter.builder("articles")
        .description("Entries of feeds that were new, or said something else than before")
        .tag("result", result)
        .register(registry);
  }

  private void time(String name, String description, Supplier<Instant> at) {
    TimeGauge.builder(name, () -> at.get().toEpochMilli(), TimeUnit.MILLISECONDS)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private Instant read() {
    return latest(FeedState::read);
  }

  private Instant news() {
    return latest(state -> state.rhythm().news());
  }

  /// As long as nothing is known it is the start, so that an alarm has to wait.
  private Instant latest(Function<FeedState, Instant> time) {
    return states.get().stream()
        .map(time)
        .filter(at -> at.isAfter(Instant.EPOCH))
        .max(Comparator.naturalOrder())
        .orElse(started);
  }

  /// What was due before the start is due since then.
  private long overdue() {
    Instant now = clock.instant();
    return states.get().stream()
        .filter(state -> state.next().isBefore(now))
        .map(state -> state.next().isBefore(started) ? started : state.next())
        .mapToLong(due -> Duration.between(due, now).toMillis())
        .reduce(0, Math::max);
  }

  private static long count(Collection<FeedState> states, FeedHealth health, Instant now) {
    return states.stream().filter(state -> FeedHealth.of(state, now) == health).count();
  }
}
