/// What feeds are written in: [FeedParser] makes [Parsed] entries in plain text of any bytes, by
/// way of [FeedText] and then [XmlFeed] or [JsonFeed].
///
/// Of a feed in XML ROME reads titles, bodies, authors and guids, once [Dialect] has put it in
/// order and [Plain] has left away what ROME could fail on; [Header] and [Marks] read the rest.
/// Nothing here knows where feeds come from or what was read before.
@NullMarked
package org.storywatch.format;

import org.jspecify.annotations.NullMarked;
