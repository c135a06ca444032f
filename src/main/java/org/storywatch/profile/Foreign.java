package org.storywatch.profile;

import java.util.List;
import java.util.Set;

/// A profile as articles of other languages see it: made from the same examples, of which only
/// names, places and numbers are read.
///
/// @param home the languages of the seeds; none where they are not known, and then every article
///   counts as one of theirs
/// @param vectors the weighted terms; none where the seeds name nothing
/// @param agreement how alike the seeds are in these terms
/// @param examples the texts that all this is made of, and counter-examples
public record Foreign(Set<String> home, Vectors vectors, Agreement agreement, Examples examples) {
  /// That of a profile that is only for articles of its language.
  static final Foreign NONE = of(Set.of(), List.of(Vectors.centre(List.of())));

  static Foreign of(Set<String> home, List<Vectors> seeds) {
    return new Foreign(
        Set.copyOf(home), Vectors.centre(seeds), Agreement.of(seeds), Examples.filed(seeds));
  }

  /// The same seeds, and what people said of articles.
  Foreign with(List<Example> more, List<Example> less) {
    Examples all = examples.with(more, less);
    if (more.isEmpty()) {
      return new Foreign(home, vectors, agreement, all);
    }
    List<Vectors> own = all.own().toList();
    return new Foreign(home, Vectors.centre(own), Agreement.of(own), all);
  }
}
