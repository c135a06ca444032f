/// Scores each article against every profile: [Match] is an article that a profile wants, with the
/// terms that carried it.
///
/// [org.storywatch.index.ProfileIndex] finds the profiles within [Reach] of an article, [Following]
/// holds what the profiles learned of their stories, [Calibration] makes a score of that, the same
/// for every profile, [Matcher] does all of it, [Explanation] shows the sum.
@NullMarked
package org.storywatch.match;

import org.jspecify.annotations.NullMarked;
