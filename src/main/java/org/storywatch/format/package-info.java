/// What feeds are written in: [FeedParser] makes [Parsed] entries in plain text of any bytes, by
/// way of [FeedText] and then [XmlFeed] or [JsonFeed].
///
/// Nothing here knows where feeds come from or what was read before. [FeedText] and [XmlDocument]
/// also open the feed lists of `feed`, which are as badly written as the feeds.
@NullMarked
package org.storywatch.format;

import org.jspecify.annotations.NullMarked;
