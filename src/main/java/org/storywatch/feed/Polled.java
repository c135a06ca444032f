package org.storywatch.feed;

import java.time.Instant;

/// A poll that is done and waits for the [Newsdesk].
///
/// @param at when it was done
record Polled(Feed feed, Fetch fetch, Instant at) {}
