package org.storywatch.feedlist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.storywatch.feed.Feed;

/// The feeds as they are subscribed to now: takes the feed lists and what was changed of them,
/// whichever comes first, and hands over what is to be polled whenever it is another. For any
/// threads.
public final class Roll {
  private final Map<String, Change> changes = new HashMap<>();
  private Consumer<List<Feed>> taker = _ -> {};
  private List<Feed> lists = List.of();
  private List<Listed> listed = List.of();
  private List<Feed> polled = List.of();

  /// These feeds are in the lists now.
  public synchronized void lists(List<Feed> feeds) {
    lists = List.copyOf(feeds);
    merge();
  }

  /// Somebody changed something, perhaps known already or older than what is known.
  public synchronized void add(Change change) {
    changes.merge(change.feed(), change, Listed::later);
    merge();
  }

  /// Hands over what is to be polled, now and whenever that has changed.
  public synchronized void start(Consumer<List<Feed>> first) {
    taker = first;
    taker.accept(polled);
  }

  /// Whether any list was given, so that what is not on the roll is not subscribed to.
  public synchronized boolean complete() {
    return !lists.isEmpty();
  }

  /// Whether nothing is to be polled.
  public synchronized boolean quiet() {
    return polled.isEmpty();
  }

  /// All feeds, also those that pause.
  synchronized List<Listed> listed() {
    return listed;
  }

  synchronized Optional<Listed> of(String feed) {
    return listed.stream().filter(one -> one.feed().id().equals(feed)).findFirst();
  }

  /// What was said last of a feed, also when it took something back.
  synchronized Optional<Change> last(String feed) {
    return Optional.ofNullable(changes.get(feed));
  }

  private void merge() {
    listed = Listed.merge(lists, changes.values());
    List<Feed> now = listed.stream().filter(one -> !one.paused()).map(Listed::feed).toList();
    if (!now.equals(polled)) {
      polled = now;
      taker.accept(polled);
    }
  }
}
