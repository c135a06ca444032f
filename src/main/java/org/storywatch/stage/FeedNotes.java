package org.storywatch.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.storywatch.alert.Notes;
import org.storywatch.article.Link;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Trouble;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.Topic;

/// Follows the feeds, for digests: which of them turned bad, or are well again.
public final class FeedNotes implements Notes {
  private static final int MOST = 10;

  private final Map<String, FeedState> troubled = new ConcurrentHashMap<>();

  /// A follower, not started, that keeps this up to date.
  public Follower of(Cluster cluster) {
    return cluster.follow(
        Map.of(Topic.FEED_STATES, Integer.MAX_VALUE),
        record -> Records.read(record, FeedState.class).ifPresent(this::add));
  }

  void add(FeedState state) {
    if (!state.trouble().equals(Trouble.NONE)) {
      troubled.put(state.feed(), state);
    }
  }

  @Override
  public List<String> since(Instant last, Instant now) {
    List<String> lines =
        troubled.values().stream()
            .sorted(
                Comparator.comparing((FeedState state) -> state.trouble().since())
                    .thenComparing(FeedState::feed))
            .map(state -> state.trouble().told(name(state), last, now))
            .flatMap(Optional::stream)
            .toList();
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST));
    some.add("and %d more; the page has them all".formatted(lines.size() - MOST));
    return some;
  }

  private static String name(FeedState state) {
    return state.title().isEmpty() ? Link.shown(state.url()).toString() : state.title();
  }
}
