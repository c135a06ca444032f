package org.storywatch.poll;

import org.storywatch.feed.Feed;

/// A feed's place in the order of polls. A feed has one turn at a time; when its shard is lost and
/// won again, or the feed list changes, it gets another and the old one is void.
///
/// @param feed which
/// @param shard that of the feed
/// @param number tells it from other turns of the same feed
record Turn(Feed feed, int shard, long number) {}
