/// What a feed is and what is remembered of it, which entry is which article ([Identity]), and
/// which are news ([Arrivals]). New articles leave by an [ArticleSink]. All of it is pure; the
/// asking is done in `poll`, the bytes are read in `format`.
@NullMarked
package org.storywatch.feed;

import org.jspecify.annotations.NullMarked;
