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
/// @param judgement what people's word makes of it
record Fit(
    Profile profile, Vectors terms, Likeness likeness, Standing standing, Judgement judgement) {
  /// @param seeds how alike the article and the profile's seeds are
  static Fit of(
      Profile profile, Likeness seeds, Vectors vectors, Article article, Following following) {
    return following
        .course(profile)
        .map(course -> of(profile, seeds, vectors, article, course))
        .orElseGet(
            () -> judged(profile, profile.vectors(), seeds, Standing.asFiled(profile), vectors));
  }

  /// That of an article in another language, which is compared with the profile as it was filed:
  /// the words of its language teach nothing that others share.
  ///
  /// @param abroad the profile for articles of other languages
  static Fit abroad(Profile abroad, Likeness seeds, Vectors vectors, Article article) {
    return judged(abroad, abroad.vectors(), seeds, Standing.asFiled(abroad), vectors);
  }

  private static Fit judged(
      Profile profile, Vectors terms, Likeness likeness, Standing standing, Vectors article) {
    Standing whole = standing.lacking(profile.examples().core().missing(article));
    Judgement judgement = Judgement.of(profile, article, likeness, whole);
    return new Fit(profile, terms, likeness, whole, judgement);
  }

  static Fit of(Profile profile, Likeness seeds, Vectors vectors, Article article, Course course) {
    boolean counts = course.counts(seeds.words());
    Vectors terms = counts ? course.vectors() : profile.vectors();
    boolean taught = counts && course.articles() > 0;
    Likeness likeness = taught ? Likeness.between(vectors, terms) : seeds;
    double examples = counts ? course.examples() : profile.agreement().seeds();
    Standing standing = course.standing(seeds, likeness, examples, vectors, article.published());
    return judged(profile, terms, likeness, standing, vectors);
  }

  double score() {
    return judgement.settle(Calibration.score(likeness, profile, standing));
  }
}
