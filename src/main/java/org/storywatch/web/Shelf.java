package org.storywatch.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The newest few of something, each once, whatever order they come in.
final class Shelf<T> {
  private record Place(Instant at, String id) {}

  private final int room;
  private final Function<T, String> id;
  private final Function<T, Instant> time;
  private final NavigableMap<Place, T> things =
      new TreeMap<>(Comparator.comparing(Place::at).thenComparing(Place::id));
  private final Map<String, Place> places = new HashMap<>();

  Shelf(int room, Function<T, String> id, Function<T, Instant> time) {
    this.room = room;
    this.id = id;
    this.time = time;
  }

  /// Takes the place of an older one with the same id.
  synchronized void put(T thing) {
    Place place = new Place(time.apply(thing), id.apply(thing));
    Place old = places.get(place.id());
    if (old != null) {
      if (old.at().isAfter(place.at())) {
        return;
      }
      things.remove(old);
    }
    places.put(place.id(), place);
    things.put(place, thing);
    if (things.size() > room) {
      dropOldest();
    }
  }

  /// Only where there is one.
  synchronized void dropOldest() {
    places.remove(things.pollFirstEntry().getKey().id());
  }

  synchronized List<T> newestFirst() {
    return List.copyOf(things.descendingMap().values());
  }

  synchronized Optional<T> get(String wanted) {
    Place place = places.get(wanted);
    return place == null ? Optional.empty() : Optional.ofNullable(things.get(place));
  }

  synchronized int size() {
    return things.size();
  }
}
