package org.storywatch.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.storywatch.article.Article;
import org.storywatch.feed.FeedHealth;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Fetch;
import org.storywatch.feed.Said;

/// What is counted of the feeds. All meters are there from the start, so that zero shows as zero.
final class FeedMeters {
  private final MeterRegistry registry;
  private final Timer poll;
  private final Counter fresh;
  private final Counter copies;
  private final Counter edited;
  private final Counter backfill;
  private final Counter gaps;

  FeedMeters(MeterRegistry registry, Supplier<Collection<FeedState>> states, InstantSource clock) {
    this.registry = registry;
    this.poll = registry.timer("feed.poll");
    this.fresh = registry.counter("articles", "result", "new");
    this.copies = registry.counter("articles", "result", "copy");
    this.edited = registry.counter("articles", "result", "edited");
    this.backfill = registry.counter("articles", "result", "backfill");
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
          .tag("state", health.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(registry);
    }
  }

  Fetch timed(Supplier<Fetch> fetching) {
    Timer.Sample sample = Timer.start(registry);
    Fetch fetch = fetching.get();
    sample.stop(poll);
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
    return registry.counter("feed.polls", "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  private static long count(Collection<FeedState> states, FeedHealth health, Instant now) {
    return states.stream().filter(state -> FeedHealth.of(state, now) == health).count();
  }
}
