package org.storywatch.feedlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storywatch.feed.Feed;

/// A feed that is subscribed to, polled or not.
///
/// @param feed as its list has it, where one has
/// @param inList whether a feed list names it
/// @param added whether it was added on the page
/// @param paused whether it is not polled
record Listed(Feed feed, boolean inList, boolean added, boolean paused) {
  /// The feeds of the lists with what was changed of them, and then those that were added, by
  /// title. Pure.
  ///
  /// @param lists each feed once
  /// @param changes in any order, perhaps several of a feed, of which the latest holds
  static List<Listed> merge(List<Feed> lists, Collection<Change> changes) {
    Map<String, Change> last = new HashMap<>();
    for (Change change : changes) {
      last.merge(change.feed(), change, Listed::later);
    }
    List<Listed> all = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Feed feed : lists) {
      named.add(feed.id());
      Optional<Change> said = Optional.ofNullable(last.get(feed.id()));
      all.add(
          new Listed(
              feed,
              true,
              said.map(Change::added).orElse(false),
              said.map(Change::paused).orElse(false)));
    }
    last.values().stream()
        .filter(change -> change.added() && !named.contains(change.feed()))
        .sorted(
            Comparator.comparing(Change::title, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Change::feed))
        .forEach(change -> all.add(new Listed(change.as(), false, true, change.paused())));
    return List.copyOf(all);
  }

  /// Which of two changes of a feed holds.
  static Change later(Change one, Change other) {
    return Change.IN_ORDER.compare(one, other) < 0 ? other : one;
  }
}
