package org.storywatch.match;

import org.storywatch.profile.Profile;

/// Where a profile stands when an article comes: what is behind its terms, and how close the
/// article is to what it matched.
///
/// @param examples how many texts its terms are made of
/// @param freshness how close in time the article is to one that surely is of the story: 0 when it
///   is far or not known
record Standing(double examples, double freshness) {
  /// The standing of a profile that matched nothing yet.
  static Standing asFiled(Profile profile) {
    return new Standing(profile.agreement().seeds(), 0);
  }
}
