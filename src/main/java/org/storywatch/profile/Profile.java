package org.storywatch.profile;

import java.util.Map;

/// A standing interest: weighted terms, and how far its seeds agree.
///
/// @param id the name of its folder
/// @param name as people read it
/// @param vectors its weighted terms
/// @param coherence how well each seed fits the others, 0..1; [#NO_COHERENCE] of a single seed
/// @param sensitivity how much it may tell
/// @param spellings how people write its terms
public record Profile(
    String id,
    String name,
    Vectors vectors,
    double coherence,
    Sensitivity sensitivity,
    Map<String, String> spellings) {
  /// The coherence of a profile with one seed, which has nothing to agree with.
  public static final double NO_COHERENCE = -1;
}
