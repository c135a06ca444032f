package org.storywatch.subscription;

import java.util.List;
import java.util.Map;

/// What was filled in and sent.
///
/// @param all the values by name
public record Fields(Map<String, List<String>> all) {
  /// Copies the map.
  public Fields {
    all = Map.copyOf(all);
  }

  /// The first value, empty where there is none.
  public String one(String name) {
    List<String> values = many(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /// All of its values.
  public List<String> many(String name) {
    return all.getOrDefault(name, List.of());
  }
}
