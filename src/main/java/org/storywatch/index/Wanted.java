package org.storywatch.index;

import org.storywatch.profile.Field;
import org.storywatch.profile.Vectors;

/// What a profile wants of an article.
///
/// @param number the profile's number, 0 or more; numbers should be dense, they are places in an
///   array
/// @param vectors its weighted terms, no weight below 0
/// @param least how alike an article and the profile must be in [Field#WORDS]; at 0 sharing one
///   word is enough
public record Wanted(int number, Vectors vectors, double least) {
  /// @throws IllegalArgumentException if the number or the least likeness is below 0
  public Wanted {
    if (number < 0) {
      throw new IllegalArgumentException("the number of a profile is below 0: " + number);
    }
    if (!(least >= 0)) {
      throw new IllegalArgumentException("the least likeness is not 0 or more: " + least);
    }
  }
}
