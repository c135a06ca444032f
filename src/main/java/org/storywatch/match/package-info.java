/// Scores each article against every profile: [Match] is an article that a profile wants, with the
/// terms that carried it.
///
/// [ProfileIndex] finds how alike an article and each profile's seeds are, [Following] holds what
/// the profiles learned of their stories, [Calibration] makes a score of that, the same for every
/// profile, [Lessons] and [Judgement] heed what people say of articles, [Matcher] does all of it,
/// [Explanation] shows the sum.
@NullMarked
package org.storywatch.match;

import org.jspecify.annotations.NullMarked;
