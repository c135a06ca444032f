/// Scores each article against every profile: [Match] is an article that a profile wants, with the
/// terms that carried it.
///
/// [ProfileIndex] finds how alike an article and each profile are, [Calibration] makes a score of
/// that, the same for every profile, [Matcher] does both, [Explanation] shows the sum. [Backtest]
/// runs a file of articles through a matcher and says what would have been told.
@NullMarked
package org.storywatch.match;

import org.jspecify.annotations.NullMarked;
