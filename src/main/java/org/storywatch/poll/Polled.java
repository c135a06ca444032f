package org.storywatch.poll;

import java.time.Instant;
import org.storywatch.feed.Feed;
import org.storywatch.feed.Fetch;

/// A poll that is done and waits for the [Newsdesk].
///
/// @param turn whose it was
/// @param at when it was done
record Polled(Turn turn, Fetch fetch, Instant at) {
  Feed feed() {
    return turn.feed();
  }
}
