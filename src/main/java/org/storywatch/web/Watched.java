package org.storywatch.web;

import java.util.Comparator;
import java.util.List;
import org.storywatch.atom.AtomFeed;

/// A profile that is watched, as far as the page speaks of it.
///
/// @param id what records call it
/// @param name as people read it
public record Watched(String id, String name) {
  /// Where its Atom feed is, below the page's own address.
  public String feed() {
    return AtomFeed.path(id);
  }

  /// By name.
  public static List<Watched> sorted(List<Watched> watched) {
    return watched.stream()
        .sorted(
            Comparator.comparing(Watched::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Watched::id))
        .toList();
  }
}
