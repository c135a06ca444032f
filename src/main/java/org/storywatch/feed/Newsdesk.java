package org.storywatch.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.storywatch.article.Article;
import org.storywatch.format.Entry;

/// The one place that knows all articles of all feeds and decides which entry is new.
///
/// Deciding changes nothing: an [Edition] counts only when it was published and is kept. One thread
/// decides and keeps; any may look at the states.
final class Newsdesk {
  private final PollSchedule schedule;
  private final Map<String, FeedState> states = new ConcurrentHashMap<>();

  /// Article ids, and in how many feeds each stands.
  private final Map<String, Integer> known = new HashMap<>();

  /// Takes also the states of feeds that are no longer polled: their articles stay known.
  Newsdesk(List<Feed> feeds, Map<String, FeedState> stored, PollSchedule schedule) {
    this.schedule = schedule;
    stored.values().forEach(this::keep);
    feeds.forEach(feed -> states.putIfAbsent(feed.id(), FeedState.unread(feed)));
  }

  FeedState state(Feed feed) {
    return Optional.ofNullable(states.get(feed.id())).orElseGet(() -> FeedState.unread(feed));
  }

  Edition decide(List<Polled> polls) {
    List<Article> articles = new ArrayList<>();
    List<FeedState> after = new ArrayList<>();
    Set<String> now = new HashSet<>();
    int copies = 0;
    int edited = 0;
    for (Polled poll : polls) {
      FeedState before = state(poll.feed());
      Map<String, String> current = new LinkedHashMap<>();
      if (poll.fetch() instanceof Fetch.Fetched fetched) {
        for (var found : entries(poll, fetched).entrySet()) {
          String content = Identity.content(found.getValue());
          String seen = before.seen().get(found.getKey());
          current.put(found.getKey(), content);
          if (seen != null) {
            edited += seen.equals(content) ? 0 : 1;
          } else if (known.containsKey(found.getKey()) || !now.add(found.getKey())) {
            copies++;
          } else {
            articles.add(Articles.of(found.getKey(), found.getValue(), fetched, poll));
          }
        }
      }
      after.add(Aftermath.of(before, poll, current, schedule));
    }
    return new Edition(articles, after, copies, edited);
  }

  void keep(Edition edition) {
    edition.states().forEach(this::keep);
  }

  private static Map<String, Entry> entries(Polled poll, Fetch.Fetched fetched) {
    return Identity.identify(poll.feed().id(), fetched.contents().entries());
  }

  private void keep(FeedState state) {
    FeedState before = states.put(state.feed(), state);
    state.seen().keySet().forEach(id -> known.merge(id, 1, Integer::sum));
    if (before != null) {
      before
          .seen()
          .keySet()
          .forEach(id -> known.computeIfPresent(id, (_, n) -> n > 1 ? n - 1 : null));
    }
  }
}
