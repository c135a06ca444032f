/// The list of feeds: OPML files read, changed and watched ([FeedList], [Opml], [ListWatch]), and
/// what a site has to offer for it ([Discovery]).
///
/// OPML is walked with JDOM, which keeps what we know nothing of, instead of beans that are written
/// anew: these files belong to people and to their feed readers.
@NullMarked
package org.storywatch.listing;

import org.jspecify.annotations.NullMarked;
