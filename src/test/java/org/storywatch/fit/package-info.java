/// Makes the program's table of counts and its weights from labelled news.
///
/// [NewsSets] makes profiles, streams and truth of the collections, [Trial] simulates the profiles
/// on them, [Figures] judge what came out, [Search] looks for the weights that [Aims] like best,
/// and [Fitting] does all of it.
@NullMarked
package org.storywatch.fit;

import org.jspecify.annotations.NullMarked;
