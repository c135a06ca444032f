package org.storywatch.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.storywatch.feed.Feed;

/// Which feeds this process polls: those of the feed list whose shard it owns. Safe for any
/// threads.
final class Roster {
  private final ToIntFunction<String> shardOf;

  private final Set<Integer> shards = new HashSet<>();
  private Map<String, Turn> turns = new LinkedHashMap<>();
  private List<Feed> list = List.of();
  private long begun;

  /// @param shardOf the shard of a feed id
  Roster(ToIntFunction<String> shardOf) {
    this.shardOf = shardOf;
  }

  /// Changes the feed list.
  ///
  /// @return the turns that are to begin
  synchronized List<Turn> list(List<Feed> feeds) {
    list = List.copyOf(feeds);
    return changed();
  }

  /// These shards are ours from now on.
  ///
  /// @return the turns that are to begin
  synchronized List<Turn> take(Set<Integer> taken) {
    shards.addAll(taken);
    // What was begun before may rest on what another process has changed since.
    turns.values().removeIf(turn -> taken.contains(turn.shard()));
    return changed();
  }

  /// This shard is not ours any more.
  synchronized void drop(int shard) {
    shards.remove(shard);
    List<Turn> _ = changed();
  }

  int shard(String feed) {
    return shardOf.applyAsInt(feed);
  }

  synchronized boolean owns(int shard) {
    return shards.contains(shard);
  }

  synchronized boolean owns(String feed) {
    return owns(shard(feed));
  }

  /// Whether a turn still counts: its feed is in the list, and its shard was ours all the time.
  synchronized boolean current(Turn turn) {
    return turn.equals(turns.get(turn.feed().id()));
  }

  /// The turn of a feed that is polled here.
  synchronized Optional<Turn> turn(String feed) {
    return Optional.ofNullable(turns.get(feed));
  }

  /// The feeds that are polled here, in the order of the list.
  synchronized List<Feed> feeds() {
    return turns.values().stream().map(Turn::feed).toList();
  }

  private List<Turn> changed() {
    Map<String, Turn> now = new LinkedHashMap<>();
    List<Turn> begin = new ArrayList<>();
    for (Feed feed : list) {
      int shard = shard(feed.id());
      if (shards.contains(shard)) {
        Turn turn = turns.get(feed.id());
        if (turn == null || !turn.feed().equals(feed)) {
          turn = new Turn(feed, shard, ++begun);
          begin.add(turn);
        }
        now.put(feed.id(), turn);
      }
    }
    turns = now;
    return begin;
  }
}
