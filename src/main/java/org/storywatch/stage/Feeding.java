package org.storywatch.stage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.storywatch.article.Article;
import org.storywatch.feed.ArticleSink;
import org.storywatch.feed.FeedState;
import org.storywatch.feed.Seen;
import org.storywatch.poll.Polling;
import org.storywatch.stream.Cluster;
import org.storywatch.stream.Follower;
import org.storywatch.stream.In;
import org.storywatch.stream.Out;
import org.storywatch.stream.Share;
import org.storywatch.stream.Topic;
import org.storywatch.stream.Unreachable;
import org.storywatch.websub.Word;

/// Writes articles and the states of the feeds that they came from in one transaction, so that
/// after a crash no entry is read twice and none is missed.
///
/// A feed belongs to the partition of `feed-states` that its state is written to, and is polled by
/// the process that owns it.
public final class Feeding implements ArticleSink {
  private static final int LAST_WORDS = 100;

  private final Cluster cluster;
  private final int partitions;
  private final Latency latency;
  private volatile Optional<Share> share = Optional.empty();

  /// Shards whose last call failed, and nobody knows whether its records are there.
  private final Set<Integer> doubtful = ConcurrentHashMap.newKeySet();

  /// Asks the cluster how many shards there are.
  ///
  /// @throws Unreachable when it does not answer; may be tried again
  public Feeding(Cluster cluster, MeterRegistry meters) throws Unreachable {
    this.cluster = cluster;
    this.partitions = cluster.partitions(Topic.FEED_STATES);
    this.latency = new Latency("publish_fetch", meters);
  }

  /// Shares the feeds with all other processes, not started.
  ///
  /// @param polling polls those that are ours
  public Share share(Polling polling) {
    Share made = cluster.share("feeds", Topic.FEED_STATES, new Ours(polling));
    share = Optional.of(made);
    return made;
  }

  /// Hears of what other processes have read, so that it is not published again; not started.
  public Follower others(Polling polling) {
    return cluster.follow(
        Map.of(Topic.FEED_STATES, Integer.MAX_VALUE, Topic.FEED_ENTRIES, Integer.MAX_VALUE),
        record -> {
          if (share.isEmpty() || !share.get().owns(record.partition())) {
            hear(record, polling);
          }
        });
  }

  /// Hears what hubs say of feeds, and which are to be polled now; not started. After a start the
  /// last words are heard again, which changes nothing.
  public Follower hubs(Polling polling) {
    return cluster.follow(
        Map.of(Topic.HUB_WORDS, LAST_WORDS),
        record -> Records.read(record, Word.class).ifPresent(polling::said));
  }

  private static void hear(In record, Polling polling) {
    if (record.topic() == Topic.FEED_STATES) {
      Records.read(record, FeedState.class).ifPresent(polling::heard);
    } else {
      Records.read(record, Seen.class).ifPresent(polling::heard);
    }
  }

  @Override
  public int shard(String feed) {
    return Cluster.partition(feed, partitions);
  }

  @Override
  public void publish(int shard, List<Article> articles, List<FeedState> states, List<Seen> seen) {
    Share ours = share.orElseThrow();
    if (doubtful.contains(shard) && written(ours, shard, states)) {
      doubtful.remove(shard);
      return;
    }
    doubtful.add(shard);
    ours.write(shard, records(shard, articles, states, seen));
    doubtful.remove(shard);
    for (Article article : articles) {
      // Old ones say nothing of how soon a feed is read, and neither do those without a date.
      if (!article.backfill() && !article.published().equals(article.fetched())) {
        Duration late = Duration.between(article.published(), article.fetched());
        latency.record(late, article.id(), article.feed());
      }
    }
  }

  /// Whether an earlier call with the same states was committed although it seemed to fail, as when
  /// the broker's answer was lost.
  private boolean written(Share ours, int shard, List<FeedState> states) {
    ours.settle(shard);
    Map<String, FeedState> there = states();
    return states.stream().allMatch(state -> state.equals(there.get(state.feed())));
  }

  private static List<Out> records(
      int shard, List<Article> articles, List<FeedState> states, List<Seen> seen) {
    List<Out> records = new ArrayList<>();
    for (Article article : articles) {
      records.add(Out.of(Topic.ARTICLES, article.id(), article));
    }
    for (FeedState state : states) {
      records.add(Out.beside(shard, Topic.FEED_STATES, state.feed(), state));
    }
    for (Seen read : seen) {
      records.add(Out.beside(shard, Topic.FEED_ENTRIES, read.feed(), read));
    }
    return records;
  }

  private Map<String, Seen> seen() {
    Map<String, Seen> seen = new HashMap<>();
    cluster.readAll(
        Topic.FEED_ENTRIES,
        record -> Records.read(record, Seen.class).ifPresent(read -> seen.put(read.feed(), read)));
    return seen;
  }

  private Map<String, FeedState> states() {
    Map<String, FeedState> states = new HashMap<>();
    cluster.readAll(
        Topic.FEED_STATES,
        record ->
            Records.read(record, FeedState.class)
                .ifPresent(state -> states.put(state.feed(), state)));
    return states;
  }

  /// The feeds that belong to this process.
  private final class Ours implements Share.Owner {
    private final Polling polling;

    Ours(Polling polling) {
      this.polling = polling;
    }

    @Override
    public void taken(Set<Integer> shards) {
      doubtful.removeAll(shards);
      polling.take(shards, states().values(), seen().values());
    }

    @Override
    public void lost(int shard) {
      polling.drop(shard);
    }
  }
}
