package org.storywatch.match;

import org.storywatch.profile.Profile;

/// Where a profile stands when an article comes: what is behind its terms, and how the article is
/// to what matched before and to what did not.
///
/// @param examples how many texts its terms are made of
/// @param freshness how close in time the article is to one that surely is of the story: 0 when it
///   is far or not known
/// @param strangers how like the seeds the nearest articles were that were not of the story, a
///   logarithm, see [Strangers]
/// @param margin how the article is between the story and its near misses
/// @param missing which share of the profile's core the article lacks, see
///   [org.storywatch.profile.Core]
public record Standing(
    double examples, double freshness, double strangers, Margin margin, double missing) {
  /// The standing of a profile that met nothing yet.
  static Standing asFiled(Profile profile) {
    return new Standing(
        profile.agreement().seeds(),
        0,
        Strangers.expected(profile.vectors().commonness()),
        Margin.NONE,
        0);
  }

  Standing fresh(double other) {
    return new Standing(examples, other, strangers, margin, missing);
  }

  Standing with(Margin other) {
    return new Standing(examples, freshness, strangers, other, missing);
  }

  Standing lacking(double share) {
    return new Standing(examples, freshness, strangers, margin, share);
  }
}
