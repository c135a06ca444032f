package org.storywatch.profile;

import java.util.List;

/// How alike a profile's seeds are: what it can ask of an article.
///
/// @param seeds how many there are, at least one
/// @param words how alike two of them are in [Field#WORDS], in the middle, 0..1; 0 of a single seed
/// @param opening the same in [Field#OPENING]
public record Agreement(int seeds, double words, double opening) {
  static Agreement of(List<Vectors> seeds) {
    return new Agreement(
        seeds.size(), likeness(seeds, Field.WORDS), likeness(seeds, Field.OPENING));
  }

  /// @return the mean likeness of all pairs, got from the length of the sum of n texts of length 1,
  ///   whose square is n and twice the likeness of every pair
  private static double likeness(List<Vectors> seeds, Field field) {
    int n = seeds.size();
    if (n < 2) {
      return 0;
    }
    double squares = Vectors.squares(Vectors.sum(seeds, field));
    return Math.clamp((squares - n) / ((double) n * (n - 1)), 0, 1);
  }

  /// @return how many pairs of seeds there are
  public int pairs() {
    return seeds * (seeds - 1) / 2;
  }

  /// @return how alike two seeds are in this field; 0 where that is not asked
  public double of(Field field) {
    return switch (field) {
      case WORDS -> words;
      case OPENING -> opening;
      case NUMBERS -> 0;
    };
  }

  /// @return the length of the sum of the seeds' vectors in this field
  double length(Field field) {
    return Math.sqrt(seeds + (double) seeds * (seeds - 1) * of(field));
  }
}
