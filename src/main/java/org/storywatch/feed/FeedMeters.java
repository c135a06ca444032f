package org.storywatch.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Supplier;

/// What is counted of the feeds. All meters are there from the start, so that zero shows as zero.
final class FeedMeters {
  private final MeterRegistry registry;
  private final Timer poll;
  private final Counter fresh;
  private final Counter copies;
  private final Counter edited;

  FeedMeters(MeterRegistry registry, Supplier<Collection<FeedState>> states) {
    this.registry = registry;
    this.poll = registry.timer("feed.poll");
    this.fresh = registry.counter("articles", "result", "new");
    this.copies = registry.counter("articles", "result", "copy");
    this.edited = registry.counter("articles", "result", "edited");
    for (FeedState.Outcome outcome : FeedState.Outcome.values()) {
      if (outcome != FeedState.Outcome.UNREAD) {
        polls(outcome);
      }
    }
    for (String name : new String[] {"healthy", "failing", "gone", "unread"}) {
      Gauge.builder("feed.states", states, all -> count(all.get(), name))
          .tag("state", name)
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

  void published(Edition edition) {
    fresh.increment(edition.articles().size());
    copies.increment(edition.copies());
    edited.increment(edition.edited());
  }

  private Counter polls(FeedState.Outcome outcome) {
    return registry.counter("feed.polls", "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  private static long count(Collection<FeedState> states, String name) {
    return states.stream().filter(state -> name(state).equals(name)).count();
  }

  private static String name(FeedState state) {
    return switch (state.outcome()) {
      case UNREAD -> "unread";
      case FETCHED, NOT_MODIFIED -> "healthy";
      case REFUSED, FAILED -> "failing";
      case GONE -> "gone";
    };
  }
}
