package org.storywatch.index;

import java.util.List;

/// What the index holds after a change.
///
/// @param change the number of the last change
/// @param segments the entries with postings
/// @param fresh the block that is being filled
/// @param filled how many of its entries belong to this view
record View(long change, List<Segment> segments, Block fresh, int filled) {}
