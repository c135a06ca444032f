/// Scores each article against every profile: [Match] is an article that a profile wants, with the
/// terms that carried it.
///
/// [org.storywatch.index.ProfileIndex] finds the profiles within [Reach] of an article, [Following]
/// holds what the profiles learned of their stories, and what came near: [Strangers] and [Rivals].
/// [Calibration] makes a score of all that with the [Weights], the same for every profile;
/// [Lessons] and [Judgement] heed what people say of articles, [Matcher] does all of it,
/// [Explanation] shows the sum. Articles are read in a [View]: word by word in the language of a
/// profile's seeds, by names in all others.
///
/// The [Register] has the profiles by number, a [Bank] for each view; the [Matcher] finds and
/// scores with it, and the [Teacher] teaches. What each profile learned is its [Course]; where
/// others match as well, what is not in their common order yet is [Ahead] of it. A [Notebook]
/// writes down what was learned from which article.
@NullMarked
package org.storywatch.match;

import org.jspecify.annotations.NullMarked;
