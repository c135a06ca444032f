package org.storywatch.match;

import org.storywatch.article.Article;
import org.storywatch.profile.Profile;
import org.storywatch.profile.Vectors;

/// How an article fits a profile at this place of the stream.
///
/// @param profile what it is compared with
/// @param terms the profile's terms, with what it learned where that counts
/// @param likeness how alike the article and these terms are
/// @param standing where the profile stands
record Fit(Profile profile, Vectors terms, Likeness likeness, Standing standing) {
  /// @param seeds how alike the article and the profile's seeds are
  static Fit of(
      Profile profile, Likeness seeds, Vectors vectors, Article article, Following following) {
    return following
        .course(profile)
        .map(course -> of(profile, seeds, vectors, article, course))
        .orElseGet(() -> new Fit(profile, profile.vectors(), seeds, Standing.asFiled(profile)));
  }

  private static Fit of(
      Profile profile, Likeness seeds, Vectors vectors, Article article, Course course) {
    double freshness = course.freshness(article.published());
    return course.counts(seeds)
        ? new Fit(
            profile,
            course.vectors(),
            Likeness.between(vectors, course.vectors()),
            new Standing(course.examples(), freshness))
        : new Fit(
            profile,
            profile.vectors(),
            seeds,
            new Standing(profile.agreement().seeds(), freshness));
  }

  double score() {
    return Calibration.score(likeness, profile, standing);
  }
}
