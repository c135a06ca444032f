/// Which of very many profiles an article is like: [ProfileIndex], exact, and changed while others
/// read.
///
/// A profile is an [Entry], its terms as numbers of the [Vocabulary]. New entries go to a small
/// [Block] that is compared entry by entry; a full block gets [Postings], from each term to the
/// entries that have it, and both together are a [Segment]. [Merging] makes few large segments out
/// of many small ones, beside the readers. A change publishes a new [View]: whoever has an older
/// one goes on reading it, since a block keeps what was removed, with the number of the change that
/// removed it, until its segment is merged away.
@NullMarked
package org.storywatch.index;

import org.jspecify.annotations.NullMarked;
