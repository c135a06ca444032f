package org.storywatch.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A seed that is far from the others: perhaps it is about something else.
///
/// @param number which of the seeds, from 0
/// @param likeness how alike it and the others are in words on average
/// @param others how alike the others are among each other
public record Stray(int number, double likeness, double others) {
  /// Of two seeds it cannot be said which of them strays.
  private static final int FEWEST = 3;

  /// A seed is far when it is less than this share as like the others as they are.
  private static final double FAR = 1.0 / 3;

  /// @param seeds in the order of their files
  static List<Stray> among(List<Vectors> seeds) {
    List<Stray> strays = new ArrayList<>();
    for (int seed = 0; seed < seeds.size() && seeds.size() >= FEWEST; seed++) {
      double likeness = likeness(seeds, seed);
      double others = likenessWithout(seeds, seed);
      if (likeness < FAR * others) {
        strays.add(new Stray(seed, likeness, others));
      }
    }
    return strays;
  }

  private static double likeness(List<Vectors> seeds, int one) {
    return others(seeds, one)
        .mapToDouble(other -> seeds.get(one).cosine(Field.WORDS, seeds.get(other)))
        .average()
        .orElse(0);
  }

  private static double likenessWithout(List<Vectors> seeds, int one) {
    List<Vectors> rest = others(seeds, one).mapToObj(seeds::get).toList();
    return IntStream.range(0, rest.size())
        .mapToDouble(seed -> likeness(rest, seed))
        .average()
        .orElse(0);
  }

  private static IntStream others(List<Vectors> seeds, int one) {
    return IntStream.range(0, seeds.size()).filter(seed -> seed != one);
  }
}
