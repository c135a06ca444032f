package org.storywatch.match;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// What a profile looks for at a moment: the heaviest of its terms, those that it was given and
/// those that it learned.
///
/// @param line the score from which it tells now
/// @param articles how many articles taught it terms
/// @param terms the heaviest first
public record Sought(double line, int articles, List<Weighted> terms) {
  private static final int MOST = 60;

  /// One of the terms, which have the length 1 together.
  ///
  /// @param given what it weighed in the seeds and what people wanted more of; 0 where it was
  ///   learned
  public record Weighted(String term, double weight, double given) {}

  static Sought of(Profile profile, Following following) {
    Optional<Course> course = following.course(profile);
    Map<String, Double> given = profile.vectors().words();
    return new Sought(
        following.line(profile),
        course.map(Course::articles).orElse(0),
        course.map(Course::vectors).map(Vectors::words).orElse(given).entrySet().stream()
            .map(term ->
                new Weighted(
                    profile.spellings().getOrDefault(term.getKey(), term.getKey()),
                    term.getValue(),
                    given.getOrDefault(term.getKey(), 0.0)))
            .sorted(
                Comparator.comparingDouble(Weighted::weight)
                    .reversed()
                    .thenComparing(Weighted::term))
            .limit(MOST)
            .toList());
  }

  /// The same with other spellings of what was learned.
  public Sought spelled(UnaryOperator<String> spelling) {
    return new Sought(
        line,
        articles,
        terms.stream()
            .map(one ->
                one.given > 0 ? one : new Weighted(spelling.apply(one.term), one.weight, one.given))
            .toList());
  }
}
