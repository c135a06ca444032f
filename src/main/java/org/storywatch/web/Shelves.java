package org.storywatch.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// The newest few of something for each profile, for any threads. A busy profile does not push out
/// what there is of a quiet one: where there is too much of the whole, the profile of which there
/// is most loses its oldest.
final class Shelves<T> {
  private final int each;
  private final int all;
  private final Function<T, String> profile;
  private final Function<T, String> id;
  private final Function<T, Instant> time;

  /// The profile that something came of last is the last.
  private final SequencedMap<String, Shelf<T>> profiles = new LinkedHashMap<>();

  private int size;

  /// @param each so many of a profile at most
  /// @param all so many of all of them together
  Shelves(
      int each,
      int all,
      Function<T, String> profile,
      Function<T, String> id,
      Function<T, Instant> time) {
    this.each = each;
    this.all = all;
    this.profile = profile;
    this.id = id;
    this.time = time;
  }

  /// Takes the place of an older one with the same id.
  synchronized void put(T thing) {
    String whose = profile.apply(thing);
    Shelf<T> shelf = profiles.get(whose);
    if (shelf == null) {
      shelf = new Shelf<>(each, id, time);
    }
    profiles.putLast(whose, shelf);
    size -= shelf.size();
    shelf.put(thing);
    size += shelf.size();
    if (size > all) {
      drop();
    }
  }

  /// What there is of a profile, the newest first.
  synchronized List<T> of(String whose) {
    return shelf(whose).map(Shelf::newestFirst).orElse(List.of());
  }

  synchronized Optional<T> get(String whose, String wanted) {
    return shelf(whose).flatMap(shelf -> shelf.get(wanted));
  }

  /// What there is of all profiles, the newest first of each.
  synchronized List<T> all() {
    return profiles.values().stream().flatMap(shelf -> shelf.newestFirst().stream()).toList();
  }

  private Optional<Shelf<T>> shelf(String whose) {
    return Optional.ofNullable(profiles.get(whose));
  }

  /// Of several with as much, the one of which nothing came for the longest time.
  private void drop() {
    Map.Entry<String, Shelf<T>> fullest = profiles.firstEntry();
    for (Map.Entry<String, Shelf<T>> entry : profiles.entrySet()) {
      if (entry.getValue().size() > fullest.getValue().size()) {
        fullest = entry;
      }
    }
    fullest.getValue().dropOldest();
    size--;
    if (fullest.getValue().size() == 0) {
      profiles.remove(fullest.getKey());
    }
  }
}
