package org.storywatch.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A standing interest: weighted terms, and how far its seeds agree.
///
/// @param id the name of its folder
/// @param name as people read it
/// @param vectors its weighted terms
/// @param agreement how alike its seeds are
/// @param sensitivity how much it may tell
/// @param spellings how people write its terms
/// @param examples the texts that its terms and its agreement are made of, and counter-examples
public record Profile(
    String id,
    String name,
    Vectors vectors,
    Agreement agreement,
    Sensitivity sensitivity,
    Map<String, String> spellings,
    Examples examples) {

  /// A profile as if its terms were those of a single seed.
  public Profile(
      String id,
      String name,
      Vectors vectors,
      Agreement agreement,
      Sensitivity sensitivity,
      Map<String, String> spellings) {
    this(id, name, vectors, agreement, sensitivity, spellings, Examples.filed(List.of(vectors)));
  }

  static Profile filed(
      String id, ProfileSettings settings, List<Vectors> seeds, Map<String, String> spellings) {
    return new Profile(
        id,
        settings.nameOr(id),
        Vectors.centre(seeds),
        Agreement.of(seeds),
        settings.sensitivity(),
        Map.copyOf(spellings),
        Examples.filed(seeds));
  }

  /// This profile, which is as it was filed, with what people said of articles.
  ///
  /// @param more further examples, each counts as a seed
  /// @param less counter-examples
  /// @param spelled how people write the terms of the further examples
  public Profile with(List<Example> more, List<Example> less, Map<String, String> spelled) {
    Examples all = examples.with(more, less);
    if (more.isEmpty()) {
      return new Profile(id, name, vectors, agreement, sensitivity, spellings, all);
    }
    List<Vectors> own = all.own().toList();
    Map<String, String> together = new HashMap<>(spelled);
    together.putAll(spellings);
    return new Profile(
        id, name, Vectors.centre(own), Agreement.of(own), sensitivity, Map.copyOf(together), all);
  }
}
