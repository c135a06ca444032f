/// What people look for in the archive, and what is found.
///
/// A [Question] is what was typed, understood; [Queries] makes Lucene's of it; [Search] asks the
/// archive, within bounds of time and length, and [Marker] shows in each [Hit] where the words
/// stand. Nothing here is markup: what stands out is a [Piece] of its own, and the page escapes
/// each.
@NullMarked
package org.storywatch.search;

import org.jspecify.annotations.NullMarked;
