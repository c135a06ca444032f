package org.storywatch.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.storywatch.story.Development;

/// The newest developments of each profile, so that a busy profile does not push out a quiet one.
/// For any threads.
final class Chronicle {
  private static final int EACH = 100;
  private static final int ALL = 10_000;

  /// The profile of which something was told last is the last.
  private final SequencedMap<String, Shelf<Development>> profiles = new LinkedHashMap<>();

  synchronized void add(Development development) {
    Shelf<Development> shelf = profiles.get(development.profile());
    if (shelf == null) {
      shelf = new Shelf<>(EACH, Development::id, Development::told);
    }
    profiles.putLast(development.profile(), shelf);
    shelf.put(development);
    if (profiles.size() > 1 && size() > ALL) {
      profiles.pollFirstEntry();
    }
  }

  /// The newest first.
  synchronized List<Development> of(String profile) {
    Shelf<Development> shelf = profiles.get(profile);
    return shelf == null ? List.of() : shelf.newestFirst();
  }

  private int size() {
    return profiles.values().stream().mapToInt(Shelf::size).sum();
  }
}
