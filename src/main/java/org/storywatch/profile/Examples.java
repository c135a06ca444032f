package org.storywatch.profile;

import java.util.List;
import java.util.stream.Stream;

/// The texts that a profile is made of, each by itself.
///
/// @param seeds the documents that were filed
/// @param more articles that somebody wants more of: they count as seeds do
/// @param less articles that somebody wants less of
/// @param core the terms that seeds and what somebody wants more of have in common
public record Examples(List<Vectors> seeds, List<Example> more, List<Example> less, Core core) {
  /// Two texts this alike in [Field#WORDS] say the same.
  private static final double COPY = 0.97;

  static Examples filed(List<Vectors> seeds) {
    return new Examples(List.copyOf(seeds), List.of(), List.of(), Core.of(seeds));
  }

  /// The same seeds, and what people said of articles.
  Examples with(List<Example> others, List<Example> against) {
    List<Vectors> own =
        Stream.concat(seeds.stream(), others.stream().map(Example::vectors)).toList();
    return new Examples(seeds, List.copyOf(others), List.copyOf(against), Core.of(own));
  }

  /// @return the texts that are of the story for certain
  public Stream<Vectors> own() {
    return Stream.concat(seeds.stream(), more.stream().map(Example::vectors));
  }

  /// @return the seeds that are far from the others
  public List<Stray> strays() {
    return Stray.among(seeds);
  }

  /// @return whether somebody wants more of this very text
  public boolean wants(Vectors text) {
    return more.stream().anyMatch(example -> same(example.vectors(), text));
  }

  /// @return whether somebody wants less of this very text
  public boolean refuses(Vectors text) {
    return less.stream().anyMatch(example -> same(example.vectors(), text));
  }

  /// @return whether one text says what the other says
  public static boolean same(Vectors one, Vectors other) {
    return one.cosine(Field.WORDS, other) >= COPY;
  }
}
