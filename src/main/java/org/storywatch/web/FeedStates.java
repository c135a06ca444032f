package org.storywatch.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.storywatch.feed.Feed;
import org.storywatch.feed.FeedState;

/// What is remembered of feeds, and which of them are subscribed now. For any threads.
final class FeedStates {
  private final Map<String, FeedState> states = new ConcurrentHashMap<>();
  private volatile Optional<Set<String>> listed = Optional.empty();

  /// A feed was polled; an older word than the one that is known changes nothing.
  void add(FeedState state) {
    states.merge(state.feed(), state, (old, now) -> old.polled().isAfter(now.polled()) ? old : now);
  }

  /// These are subscribed now. Until there is one, all that are remembered count: a process that
  /// only shows may know no list.
  void list(List<Feed> subscribed) {
    if (!subscribed.isEmpty() || listed.isPresent()) {
      listed = Optional.of(subscribed.stream().map(Feed::id).collect(Collectors.toSet()));
    }
  }

  /// Those that are subscribed now, as far as they were polled.
  List<FeedState> subscribed() {
    Optional<Set<String>> now = listed;
    return states.values().stream()
        .filter(state -> now.isEmpty() || now.get().contains(state.feed()))
        .toList();
  }

  /// Also of one that is not subscribed now.
  Optional<FeedState> of(String id) {
    return Optional.ofNullable(states.get(id));
  }
}
