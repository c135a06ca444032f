package org.storywatch.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.storywatch.article.Article;
import org.storywatch.feed.Arrivals;
import org.storywatch.feed.Articles;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Lease;
import org.storywatch.feed.Seen;
import org.storywatch.format.Parsed;

/// The one place that knows all articles of all feeds and decides which entry is new.
///
/// Deciding changes nothing: an [Edition] counts only when it was published and is kept.
final class Newsdesk {
  private final PollSchedule schedule;
  private final BiFunction<String, Lease, String> callbacks;
  private final Map<String, FeedState> states = new ConcurrentHashMap<>();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /// Article ids, and in how many feeds each stands.
  private final Map<String, Integer> everywhere = new HashMap<>();

  /// @param callbacks the address of ours that a feed's hub is given
  Newsdesk(PollSchedule schedule, BiFunction<String, Lease, String> callbacks) {
    this.schedule = schedule;
    this.callbacks = callbacks;
  }

  FeedState state(Feed feed) {
    return Optional.ofNullable(states.get(feed.id()))
        .map(state -> state.listedAs(feed))
        .orElseGet(() -> FeedState.unread(feed));
  }

  /// Takes in what another process says of a feed, unless we know better.
  synchronized void hear(FeedState state) {
    FeedState before = states.get(state.feed());
    if (before == null || !before.polled().isAfter(state.polled())) {
      keep(state);
    }
  }

  /// Takes in what another process has read, unless we know better.
  synchronized void hear(Seen read) {
    if (seen(read.feed()).at().isBefore(read.at())) {
      keep(read);
    }
  }

  /// The entries that are known of a feed.
  Seen seen(String feed) {
    return seen.getOrDefault(feed, Seen.nothing(feed));
  }

  /// What is remembered of the feed that this is the next state of.
  FeedState state(FeedState next) {
    FeedState before = states.get(next.feed());
    return before == null ? FeedState.unread(next) : before;
  }

  synchronized Edition decide(List<Polled> polls) {
    List<Article> articles = new ArrayList<>();
    List<FeedState> after = new ArrayList<>();
    List<Seen> read = new ArrayList<>();
    Set<String> now = new HashSet<>();
    int copies = 0;
    int edited = 0;
    int gaps = 0;
    for (Polled poll : polls) {
      FeedState before = state(poll.feed());
      Seen known = seen(poll.feed().id());
      Aftermath aftermath = new Aftermath(before, known, poll, schedule, callback(before));
      Optional<Parsed.Contents> contents = poll.news().came();
      if (contents.isPresent()) {
        Arrivals arrivals = aftermath.arrivals(contents.get());
        edited += arrivals.edited();
        gaps += arrivals.gap() ? 1 : 0;
        for (var found : arrivals.fresh().entrySet()) {
          String id = found.getKey();
          if (everywhere.containsKey(id) || !now.add(id)) {
            copies++;
          } else {
            boolean backfill = arrivals.backfill().contains(id);
            Article article =
                Articles.of(id, found.getValue(), contents.get(), poll.feed(), poll.at(), backfill);
            articles.add(poll.full().getOrDefault(id, article));
          }
        }
      }
      after.add(aftermath.state());
      if (!aftermath.seen().equals(known)) {
        read.add(aftermath.seen());
      }
    }
    return new Edition(articles, after, read, copies, edited, gaps);
  }

  private String callback(FeedState state) {
    return callbacks.apply(state.feed(), state.lease());
  }

  /// Whether the hub of a feed is to be asked to tell of it.
  boolean asksHub(FeedState state, Instant now) {
    return state.lease().due(callback(state), now);
  }

  /// Whether its hub tells of a feed.
  boolean isTold(FeedState state, Instant now) {
    return state.lease().holds(callback(state), now);
  }

  void keep(Edition edition) {
    edition.states().forEach(this::keep);
    edition.seen().forEach(this::keep);
  }

  /// Takes in what is remembered of a feed, here or by another process.
  void keep(FeedState state) {
    states.put(state.feed(), state);
  }

  /// Takes in the entries of a feed; they stay known when it is polled no more.
  synchronized void keep(Seen read) {
    Seen before = seen(read.feed());
    seen.put(read.feed(), read);
    read.entries().keySet().forEach(id -> everywhere.merge(id, 1, Integer::sum));
    before
        .entries()
        .keySet()
        .forEach(id -> everywhere.computeIfPresent(id, (_, n) -> n > 1 ? n - 1 : null));
  }
}
